/**
 * The one way to put a record about a contact into the log: what the register does not declare is
 * refused, a grant names what its writer saw. Every feature that records writes here; none builds
 * an entry of its own.
 */
@NullMarked
package io.placet.gateway.record;

import org.jspecify.annotations.NullMarked;
