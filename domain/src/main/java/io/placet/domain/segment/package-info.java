/**
 * Segment rules over a contact's past, the exact instants at which their truth can change, and what
 * they can name.
 */
@NullMarked
package io.placet.domain.segment;

import org.jspecify.annotations.NullMarked;
