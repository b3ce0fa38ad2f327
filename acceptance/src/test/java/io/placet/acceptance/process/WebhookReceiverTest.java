package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.acceptance.process.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Entries and exits that the stream finds reach a receiver that verifies them as it would
 * anybody's.
 */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class WebhookReceiverTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUDIENCE = "webhook-buyers";

  private final PlacetProcess placet;

  WebhookReceiverTest(PlacetProcess placet) {
    this.placet = placet;
  }

  @Test
  @Timeout(120)
  void theStreamsEntriesAndExitsAreVerifiedByThePublishedLibrary() throws Exception {
    Api api = placet.api();
    String user = "webhook-reader";
    api.decide("user:" + user, "profiling", "GIVEN");
    api.decide("user:" + user, "newsletter", "GIVEN");
    defineAudience(api);
    try (ReceiverScript receiver = new ReceiverScript(2)) {
      receiver.tell(connected(api, receiver.url()));

      order(api, user);

      assertThat(receiver.next()).isEqualTo("verified audience.entered user:" + user);

      api.withdraw("user:" + user, "newsletter");

      assertThat(receiver.next()).isEqualTo("verified audience.left user:" + user);
      assertThat(receiver.ended()).isTrue();
    }
  }

  private static void defineAudience(Api api) {
    ObjectNode segment =
        JSON.createObjectNode()
            .put("id", AUDIENCE)
            .put("name", "Buyers")
            .put("description", "Who ordered")
            .put("purpose", "profiling");
    segment
        .putObject("rule")
        .put("measure", "count")
        .put("event", "Order Completed")
        .put("operator", ">=")
        .put("value", 1);
    api.define(segment);
    Answer made =
        api.post(
            "/v1/audiences",
            api.bearer("marketerToken"),
            """
            {"id":"%s","name":"Buyers who read","source":{"segment":"%s"},"purpose":"newsletter",
             "channel":"email","recipient":"mail-house","identifiers":["contact"]}"""
                .formatted(AUDIENCE, AUDIENCE));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
  }

  /** The secret. */
  private static String connected(Api api, String url) {
    Answer made =
        api.post(
            "/v1/audiences/" + AUDIENCE + "/destinations",
            api.bearer("marketerToken"),
            "{\"url\":\"%s\",\"reason\":\"weekly newsletter\"}".formatted(url));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body().path("secret").asText();
  }

  private static void order(Api api, String user) {
    ObjectNode order =
        JSON.createObjectNode()
            .put("type", "track")
            .put("userId", user)
            .put("event", "Order Completed");
    order.putObject("properties").put("total", 12).put("currency", "EUR");
    api.batch(java.util.List.of(order));
  }
}
