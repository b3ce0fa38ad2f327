/**
 * The trail of who did what to whom and why (GDPR Article 5(2)): written by what acts on somebody's
 * data beyond its everyday use, read by the officer.
 *
 * <p>Nothing that was read or done belongs here, only that it was.
 */
@NullMarked
package io.placet.gateway.audit;

import org.jspecify.annotations.NullMarked;
