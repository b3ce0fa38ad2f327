/**
 * The gate: an event passes only for purposes that stand for its contact now.
 *
 * <p>Here belongs the state of a contact's consents in the stream, what waits for them, and the
 * order in which things leave. The verdict itself does not belong here ({@code domain} decides),
 * nor does anything that reads an event's payload.
 */
@NullMarked
package io.placet.jobs.contact.gate;

import org.jspecify.annotations.NullMarked;
