package io.placet.gateway.collect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.segment.SegmentMessages.Read;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each call of Segment's API, and the message that it is. */
class SegmentMessagesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final SegmentMessages MESSAGES = new SegmentMessages(() -> new UUID(0, 1));

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          track    | {event: "Order Completed", userId: "u", properties: {total: 3}}              | TRACK Order Completed user:u {total=3}
          track    | {event: "Order Completed", anonymousId: "a"}                                  | TRACK Order Completed anonymous:a {}
          track    | {event: "Order Completed", userId: "u", anonymousId: "a"}                     | TRACK Order Completed user:u {}
          track    | {event: "Order Completed", userId: 17850, traits: {x: 1}}                     | TRACK Order Completed user:17850 {}
          page     | {userId: "u", name: "Home", category: "Shop", properties: {path: "/"}}        | TRACK Page Viewed user:u {category=Shop, name=Home, path=/}
          page     | {userId: "u", name: "Home", properties: {name: "Start"}}                      | TRACK Page Viewed user:u {name=Start}
          page     | {anonymousId: "a", event: "Order Completed"}                                  | TRACK Page Viewed anonymous:a {}
          screen   | {userId: "u", name: "Basket", properties: {items: 2}}                         | TRACK Screen Viewed user:u {items=2, name=Basket}
          group    | {userId: "u", groupId: "g", traits: {plan: "gold"}}                           | TRACK Group Joined user:u {groupId=g, plan=gold}
          identify | {userId: "u", anonymousId: "a", traits: {country: "FR"}}                      | IDENTIFY - user:u {country=FR} visitor anonymous:a
          identify | {userId: "u", traits: {}}                                                     | IDENTIFY - user:u {}
          alias    | {userId: "u", previousId: "a", traits: {}}                                    | IDENTIFY - user:u {} visitor anonymous:a
          alias    | {userId: "u", anonymousId: "b", previousId: "a"}                              | IDENTIFY - user:u {} visitor anonymous:a
          track    | {userId: "u"}                                                                 | ! event: the name of an event type of the register is needed
          track    | {event: "Order Completed"}                                                    | ! userId or anonymousId is needed
          group    | {userId: "u"}                                                                 | ! groupId is needed
          """)
  void isTheMessage(String call, String body, String message) {
    assertThat(shown(MESSAGES.single(Call.ofWireName(call), json(body), NOW))).isEqualTo(message);
    JsonObject inBatch = new JsonObject(json(body)).put("type", call);
    Buffer batch = new JsonObject().put("batch", new JsonArray().add(inBatch)).toBuffer();
    assertThat(shown(MESSAGES.batch(batch, NOW))).isEqualTo(message);
  }

  @Test
  void aSingleCallIsCorrectedForTheSendersClockToo() {
    Buffer body =
        json(
            "{event: \"Order Completed\", userId: \"u\", timestamp: \"2026-11-23T08:59:00Z\","
                + " sentAt: \"2026-11-23T09:00:00Z\"}");

    assertThat(MESSAGES.single(Call.TRACK, body, NOW).messages().get(0).occurredAt())
        .isEqualTo(NOW.minusSeconds(60));
  }

  @Test
  void aMessageIsMeasuredInBytes() {
    JsonObject message =
        new JsonObject()
            .put("type", "track")
            .put("event", "Order Completed")
            .put("userId", "u")
            .put("properties", new JsonObject().put("note", "é".repeat(20_000)));
    Buffer batch = new JsonObject().put("batch", new JsonArray().add(message)).toBuffer();

    assertThat(shown(MESSAGES.batch(batch, NOW))).isEqualTo("! a message has at most 32768 bytes");
  }

  private static String shown(Read read) {
    if (!read.unreadable().isEmpty()) {
      assertThat(read.messages()).isEmpty();
      return "! " + read.unreadable().get(0).detail();
    }
    assertThat(read.messages()).hasSize(1);
    Message message = read.messages().get(0);
    return message.kind()
        + " "
        + message.event().orElse("-")
        + " "
        + message.contact()
        + " "
        + new TreeMap<>(message.values())
        + message.anonymous().map(visitor -> " visitor " + visitor).orElse("");
  }

  /** Names without quotes read better in a table. */
  private static Buffer json(String loose) {
    return Buffer.buffer(loose.replaceAll("([{,] ?)([a-zA-Z]+):", "$1\"$2\":"));
  }
}
