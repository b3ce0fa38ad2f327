/**
 * Differential privacy for figures about people: noise that is drawn exactly, what a contact may
 * contribute, and what it costs it.
 *
 * <p>The unit of privacy is one contact and one month: whoever sees all figures that are released
 * in a month learns at most so much of whether one contact was in the data, and what it did. The
 * cost is counted as zero-concentrated differential privacy (Bun and Steinke 2016, arXiv
 * 1605.02065), in ρ with a δ beside it where keys are selected.
 *
 * <p>Here belongs what a figure may say. Which figures there are, and when they are released, does
 * not belong here.
 */
@NullMarked
package io.placet.domain.privacy;

import org.jspecify.annotations.NullMarked;
