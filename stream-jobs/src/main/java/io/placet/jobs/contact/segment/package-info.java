/**
 * Segments, live and exact in event time: who enters, who leaves and when, and what a withdrawal
 * takes away.
 *
 * <p>Here belongs a contact's history and its way through each segment. What a rule means does not
 * belong here ({@code domain} decides), nor does the judgement of consent: what arrives has passed
 * the gate.
 */
@NullMarked
package io.placet.jobs.contact.segment;

import org.jspecify.annotations.NullMarked;
