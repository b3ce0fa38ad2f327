package io.placet.gateway.collect.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.SentTimes;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudEvents, and the messages that they are. */
class CloudEventTest {
  private static final JsonMapper LOOSE =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String BASE =
      "{specversion: \"1.0\", id: \"1\", source: \"/shop\", type: \"T\", ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          subject: "user:u", data: {total: 3}                            | T user:u {total=3} 2026-11-23T12:00:00Z
          subject: "anonymous:a"                                         | T anonymous:a {} 2026-11-23T12:00:00Z
          subject: "user:u:v", data: {userId: "w"}                       | T user:u:v {userId=w} 2026-11-23T12:00:00Z
          data: {userId: "u", anonymousId: "a", total: 3}                | T user:u {total=3} 2026-11-23T12:00:00Z
          data: {userId: 17850}                                          | T user:17850 {} 2026-11-23T12:00:00Z
          subject: "orders/7", data: {anonymousId: "a"}                  | T anonymous:a {} 2026-11-23T12:00:00Z
          subject: "user:u", time: "2026-11-23T11:00:00+01:00"           | T user:u {} 2026-11-23T10:00:00Z
          subject: "user:u", time: "2027-01-01T00:00:00Z"                | T user:u {} 2026-11-23T12:00:00Z
          subject: "user:u", datacontenttype: "application/vnd.x+json"   | T user:u {} 2026-11-23T12:00:00Z
          subject: "user:u", traceparent: "00-1"                         | T user:u {} 2026-11-23T12:00:00Z
          subject: "user:u", data: [1]                                   | ! data: a JSON object
          subject: "user:u", data_base64: "e30="                         | ! data_base64: send data, a JSON object
          subject: "user:u", datacontenttype: "text/xml"                 | ! datacontenttype: allowed: application/json
          subject: "user:u", time: "yesterday"                           | ! time: an instant such as 2026-11-23T10:00:00Z
          subject: "u"                                                   | ! subject: user:ID or anonymous:ID, or data with userId or anonymousId, is needed
          """)
  void isTheMessage(String event, String message) throws JsonProcessingException {
    assertThat(shown(BASE + event + "}")).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {specversion: "0.3", id: "1", source: "s", type: "T"} | ! specversion: allowed: 1.0
          {specversion: "1.0", source: "s", type: "T"}          | ! id: a text is needed
          {specversion: "1.0", id: "1", type: "T"}              | ! source: a text is needed
          {specversion: "1.0", id: "1", source: "s"}            | ! type: a text is needed
          {specversion: "1.0", id: 1, source: "s", type: "T"}   | ! id: a text is needed
          7                                                     | ! an event is a JSON object
          """)
  void withoutWhatEveryEventHasItIsNone(String event, String message)
      throws JsonProcessingException {
    assertThat(shown(event)).isEqualTo(message);
  }

  @Test
  void theSameIdOfAnotherSourceIsAnotherMessage() throws JsonProcessingException {
    Message shop =
        read(
            "{specversion: \"1.0\", id: \"1\", source: \"/shop\", type: \"T\", subject: \"user:u\"}");
    Message till =
        read(
            "{specversion: \"1.0\", id: \"1\", source: \"/till\", type: \"T\", subject: \"user:u\"}");

    assertThat(shop.id()).isEqualTo(till.id());
    assertThat(shop.source()).isNotEqualTo(till.source());
  }

  private static Message read(String event) throws JsonProcessingException {
    return CloudEvent.read(0, tree(event), SentTimes.uncorrected(NOW));
  }

  private static JsonNode tree(String event) throws JsonProcessingException {
    return LOOSE.readTree(event);
  }

  private static String shown(String event) throws JsonProcessingException {
    try {
      Message message = read(event);
      return message.event().orElse("-")
          + " "
          + message.contact()
          + " "
          + new TreeMap<>(message.values())
          + " "
          + message.occurredAt();
    } catch (IllegalArgumentException wrong) {
      return "! " + wrong.getMessage();
    }
  }
}
