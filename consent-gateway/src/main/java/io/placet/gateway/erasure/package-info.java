/**
 * Erasing contacts (GDPR Article 17): who orders it, what has to be done in which place, and the
 * receipt that says what is gone, and what goes when.
 *
 * <p>What an erased contact means to a verdict does not belong here (the domain says it), nor how
 * the stream forgets.
 */
@NullMarked
package io.placet.gateway.erasure;

import org.jspecify.annotations.NullMarked;
