/**
 * The one way to put a consent record into the log: what the register does not declare is refused,
 * a grant names what its writer saw. Every feature that records consents writes here; none builds
 * such a record of its own.
 */
@NullMarked
package io.placet.gateway.record;

import org.jspecify.annotations.NullMarked;
