package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What senders get wrong: each is told what, and nobody else notices. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class BadRequestTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String contact = "user:" + UUID.randomUUID();
  private Api api;

  @BeforeEach
  void known(PlacetProcess placet) {
    api = placet.api();
    api.decide(contact, "profiling", "GIVEN");
  }

  @AfterEach
  void theNextEventIsTaken() {
    assertThat(api.batch(List.of(order())).path("success").booleanValue()).isTrue();
  }

  private ObjectNode order() {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("event", "Order Completed")
            .put("userId", contact.replaceFirst("user:", ""));
    message.putObject("properties").put("order_id", "1").put("total", 1);
    return message;
  }

  @Test
  void brokenJsonIsABadRequest() {
    Api.Answer answer = api.post("/v1/batch", Api.basic(api.writeKey()), "{\"batch\":[{");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("detail").asText()).contains("JSON");
  }

  @Test
  void anUnknownWriteKeyIsRefused() {
    Api.Answer answer = api.post("/v1/batch", Api.basic("no-such-key"), "{\"batch\":[]}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("detail").asText()).contains("write key");
  }

  @Test
  void anUndeclaredEventTypeIsRejectedAndTheRestOfItsBatchTaken() {
    long before = api.accepted();

    JsonNode answer = api.batch(List.of(order().put("event", "Cart Abandoned"), order()));

    assertThat(answer.path("rejected")).hasSize(1);
    JsonNode rejected = answer.path("rejected").path(0);
    assertThat(rejected.path("index").intValue()).isZero();
    assertThat(rejected.path("reason").asText()).isEqualTo("undeclared_event_type");
    assertThat(rejected.path("detail").asText()).contains("declared: ").contains("Order Completed");
    assertThat(api.accepted()).isEqualTo(before + 1);
  }

  @Test
  void anUndeclaredFieldIsLeftOutAndNamed() {
    ObjectNode order = order();
    ((ObjectNode) order.path("properties")).put("shoe_size", 43);

    JsonNode answer = api.batch(List.of(order));

    assertThat(answer.path("reduced")).hasSize(1);
    JsonNode reduced = answer.path("reduced").path(0);
    assertThat(reduced.path("reason").asText()).isEqualTo("undeclared_fields");
    assertThat(reduced.path("detail").asText()).isEqualTo("shoe_size");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    String body = "{\"batch\":[\"" + "x".repeat(600 * 1024) + "\"]}";

    Api.Answer answer = api.post("/v1/batch", Api.basic(api.writeKey()), body);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body().path("detail").asText()).contains("512000 bytes");
  }
}
