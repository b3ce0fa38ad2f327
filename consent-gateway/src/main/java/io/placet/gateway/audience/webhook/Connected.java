package io.placet.gateway.audience.webhook;

import java.net.URI;
import java.time.Instant;

/**
 * A receiver as the record of processing names it.
 *
 * @param host of its address; what else the address says may be a key
 */
public record Connected(String audience, String host, String state, Instant since) {
  static Connected of(Destination destination) {
    return new Connected(
        destination.audience(),
        URI.create(destination.record().getUrl()).getHost(),
        destination.state().wireName(),
        destination.record().getCreatedAt());
  }
}
