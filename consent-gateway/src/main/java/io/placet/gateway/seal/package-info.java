/**
 * What is sealed under contacts' data keys, opened and closed: contact ids inside records, payloads
 * of events.
 *
 * <p>Which key a contact has does not belong here (the log says it), nor how keys are kept (the
 * vault does).
 */
@NullMarked
package io.placet.gateway.seal;

import org.jspecify.annotations.NullMarked;
