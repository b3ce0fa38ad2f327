package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Whom an identify makes findable, and that it leaves no address behind. */
class IdentifyTest extends OrdersAtTheGateway {
  IdentifyTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void anIdentifyMakesTheCustomerFindableAndLeavesNoAddressBehind() throws IOException {
    JsonObject identify =
        new JsonObject()
            .put("userId", "findable")
            .put(
                "traits",
                new JsonObject()
                    .put("email", " Leontine@Example.org ")
                    .put("phone", "+33 6 12 34 56 78")
                    .put("name", "Leontine Dubois"));

    JsonObject reduced = only(gateway.sender().post("/v1/identify", identify), "reduced");

    assertThat(reduced.getString("detail")).isEqualTo("name");
    assertThat(find("email", "leontine@example.org")).containsExactly("user:findable");
    assertThat(find("phone", "+33612345678")).containsExactly("user:findable");
    assertThat(find("email", "someone.else@example.org")).isEmpty();
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      assertNoAddress(record.key());
      if (record.value() != null) {
        assertNoAddress(record.value());
      }
    }
    try (Stream<Path> files = Files.walk(gateway.folder())) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertNoAddress(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void anAnonymousVisitorIsNotFoundByAddresses() {
    JsonObject identify =
        new JsonObject()
            .put("anonymousId", "visitor")
            .put("traits", new JsonObject().put("email", "visitor@example.org"));

    Answer answer = gateway.sender().post("/v1/identify", identify);

    assertThat(only(answer, "rejected").getString("reason")).isEqualTo("anonymous_identify");
    assertThat(find("email", "visitor@example.org")).isEmpty();
  }

  private static void assertNoAddress(byte[] bytes) {
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
        .doesNotContain("leontine")
        .doesNotContain("612345678");
  }

  private List<Object> find(String kind, String address) {
    return gateway
        .officer()
        .post("/v1/contacts/find", new JsonObject().put(kind, address))
        .json()
        .getJsonArray("contacts")
        .stream()
        .toList();
  }
}
