/**
 * Whose standing in an audience may have changed, and what that comes to for somebody who follows
 * it: whether a contact enters, leaves or neither is decided anew from the present, behind the read
 * barrier, whatever record gave the occasion.
 *
 * <p>How somebody is told belongs elsewhere.
 */
@NullMarked
package io.placet.gateway.audience.change;

import org.jspecify.annotations.NullMarked;
