/**
 * What is derived of a contact, live and exact in event time: who enters a segment, who leaves and
 * when, what each score says, why, and what a withdrawal takes away.
 *
 * <p>Here belongs a contact's history and when it is judged. What a rule or a score means does not
 * belong here ({@code domain} decides), nor does the judgement of consent: what arrives has passed
 * the gate.
 */
@NullMarked
package io.placet.jobs.contact.profile;

import org.jspecify.annotations.NullMarked;
