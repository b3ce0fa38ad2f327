package io.placet.gateway.audience.webhook;

import io.placet.gateway.audience.webhook.Template.Rendered;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A receiver as it is reached for one attempt at some messages. */
final class Line {
  private final Courier courier;
  private final Target target;
  private final List<Secret> secrets;
  private final Optional<String> headerName;
  private final Optional<String> headerValue;
  private final Clock clock;

  Line(
      Courier courier,
      Target target,
      List<Secret> secrets,
      Optional<String> headerName,
      Optional<String> headerValue,
      Clock clock) {
    this.courier = courier;
    this.target = target;
    this.secrets = List.copyOf(secrets);
    this.headerName = headerName;
    this.headerValue = headerValue;
    this.clock = clock;
  }

  /** One attempt at a message; never fails. */
  CompletableFuture<Attempt> send(String id, Rendered rendered) {
    Instant now = clock.instant();
    Buffer body = rendered.body().toBuffer();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Placet");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", Signature.of(secrets, id, now, body.getBytes()));
    headerName.ifPresent(name -> headerValue.ifPresent(value -> headers.put(name, value)));
    return courier.send(target, target.path(rendered.path()), headers, body);
  }

  @Override
  public String toString() {
    return "Line";
  }
}
