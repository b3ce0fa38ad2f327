/**
 * Segment rules over a contact's history, and the exact instants at which their truth can change.
 */
@NullMarked
package io.placet.domain.segment;

import org.jspecify.annotations.NullMarked;
