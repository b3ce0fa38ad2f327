package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A thousand contacts, of whom something is in every place, and their erasure. */
final class ErasableContacts {
  static final int CONTACTS = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(60);

  private ErasableContacts() {}

  static Stream<String> all() {
    return IntStream.range(0, CONTACTS).mapToObj(n -> "erasable-" + n);
  }

  /** Each has a consent, facts, an address and an event. */
  static void fill(Api api, List<String> contacts) {
    String when = Instant.now().toString();
    String file =
        contacts.stream()
            .map(
                contact ->
                    "user:%s,%s@example.org,professional,analytics,GIVEN,analytics,1,checkout,box,%s"
                        .formatted(contact, contact, when))
            .collect(
                Collectors.joining(
                    "\n",
                    "contact,email,audience,purpose,state,notice,noticeVersion,collectionPoint,method,eventTime\n",
                    "\n"));
    String officer = api.bearer("officerToken");
    api.post("/v1/imports", officer, "{\"name\":\"thousand\",\"format\":\"csv\"}");
    Api.Said said =
        api.say(
            "PUT",
            "/v1/imports/thousand/content",
            file,
            "Authorization",
            officer,
            "Content-Type",
            "text/csv");
    assertThat(said.status()).as(said.text()).isEqualTo(200);
    JsonNode answer = api.batch(contacts.stream().map(ErasableContacts::order).toList());
    assertThat(answer.has("withheld")).as("%s", answer).isFalse();
  }

  private static ObjectNode order(String contact) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("event", "Order Completed")
            .put("userId", contact)
            .put("messageId", "order-of-" + contact);
    message.putObject("properties").put("order_id", contact).put("total", 1);
    return message;
  }

  /** Orders their erasure; the receipts, which {@link #await} takes. */
  static List<String> erase(Api api, List<String> contacts) {
    List<String> receipts = new ArrayList<>();
    for (String contact : contacts) {
      Api.Answer answer =
          api.post(
              "/v1/contacts/user:" + contact + "/erasures",
              api.bearer("officerToken"),
              "{\"reason\":\"article 17 1 b\"}");
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
      receipts.add(answer.body().path("erasure").asText());
    }
    return receipts;
  }

  /** Waits until all is erased, which is some time after no verdict lets anything on any more. */
  static void await(Api api, List<String> receipts) {
    for (String receipt : receipts) {
      var unused = Until.present(BOUND, receipt + " complete", () -> api.complete(receipt));
    }
  }
}
