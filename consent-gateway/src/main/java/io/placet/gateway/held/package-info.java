/**
 * All that is held of one contact, in every place, as its own right of access asks for it (GDPR
 * Articles 15 and 20).
 *
 * <p>Lists of many contacts do not belong here.
 */
@NullMarked
package io.placet.gateway.held;

import org.jspecify.annotations.NullMarked;
