/**
 * Tells receivers of a company's tools who entered and left an audience: signed after Standard
 * Webhooks 1.0, retried, one receiver apart from the other. What is told, and whether, is decided
 * at each attempt by {@link io.placet.gateway.audience.change.Standing}.
 *
 * <p>How an address on the internet is reached belongs here, and which may not be.
 */
@NullMarked
package io.placet.gateway.audience.webhook;

import org.jspecify.annotations.NullMarked;
