/**
 * Pseudonyms at the gateway: their epochs, the way of contacts from one into the next, and the one
 * way back from a pseudonym to its contact.
 *
 * <p>Making them for events does not belong here (the stream does), nor the keys (the vault).
 */
@NullMarked
package io.placet.gateway.pseudonym;

import org.jspecify.annotations.NullMarked;
