package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.acceptance.process.Front.Trouble;
import io.placet.acceptance.process.NodeScript.Ended;
import io.placet.domain.contact.ContactId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SDKs for servers as they are published, pointed at the gateway by its address alone. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class ServerSdksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 5;

  private final PlacetProcess placet;
  private final Received received;

  ServerSdksTest(PlacetProcess placet) {
    this.placet = placet;
    this.received = new Received(placet);
  }

  @ParameterizedTest
  @CsvSource({
    "segment.mjs, none",
    "segment.mjs, AWAY",
    "segment.mjs, BUSY",
    "segment.mjs, ANSWER_LOST",
    "rudderstack.mjs, none",
    "rudderstack.mjs, AWAY",
    "rudderstack.mjs, BUSY",
    "rudderstack.mjs, ANSWER_LOST"
  })
  void everyEventArrivesOnceThoughOneOfABatchIsDeniedAndWhateverTheFirstAnswerIs(
      String script, String trouble) {
    for (boolean handleErrors : new boolean[] {true, false}) {
      String user = "sdk-" + script.charAt(0) + "-" + trouble + "-" + handleErrors;
      placet.api().decide("user:" + user, "analytics", "GIVEN");
      Trouble[] troubles =
          trouble.equals("none") ? new Trouble[0] : new Trouble[] {Trouble.valueOf(trouble)};

      Ended ended;
      try (Front front = new Front(placet.addresses().gateway(), troubles)) {
        ended = NodeScript.run(script, wanted(front, user).put("handleErrors", handleErrors));
        assertThat(front.answered()).endsWith(200);
      }

      // RudderStack's SDK says what it tries again; "error" is what a script was told of for good
      assertThat(ended.lines()).endsWith("sent " + (EVENTS + 2));
      assertThat(ended.lines()).noneMatch(line -> line.startsWith("error"));
      assertThat(ended.code()).isZero();
      assertThat(received.events(ContactId.user(user)).stream().distinct()).hasSize(EVENTS);
      if (!trouble.equals("ANSWER_LOST")) {
        assertThat(received.events(ContactId.user(user))).hasSize(EVENTS);
      }
      assertThat(received.events(ContactId.user(user + "-denied"))).isEmpty();
      received.awaitEachOnceBehindTheGate(ContactId.user(user));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary", "structured", "batch"})
  void cloudEventsArriveInEachContentMode(String mode) {
    String user = "sdk-cloudevents-" + mode;
    placet.api().decide("user:" + user, "analytics", "GIVEN");
    ObjectNode wanted =
        JSON.createObjectNode()
            .put("url", placet.addresses().gateway() + "/v1/cloudevents")
            .put("key", placet.api().writeKey())
            .put("mode", mode);
    ArrayNode events = wanted.putArray("events");
    for (int i = 0; i < EVENTS; i++) {
      ObjectNode event = events.addObject().put("source", "/shop").put("type", "Order Completed");
      event.put("subject", "user:" + user + (i == 1 ? "-denied" : ""));
      event.putObject("data").put("total", i).put("currency", "EUR");
    }

    Ended ended = NodeScript.run("cloudevents.mjs", wanted);

    assertThat(ended.code()).as("%s", ended.lines()).isZero();
    assertThat(ended.lines()).filteredOn(line -> line.contains("no_record")).hasSize(1);
    assertThat(received.events(ContactId.user(user))).hasSize(EVENTS - 1).doesNotHaveDuplicates();
    received.awaitEachOnceBehindTheGate(ContactId.user(user));
  }

  /** Of each SDK's calls those that have an event type, one that has none, and one denied. */
  private ObjectNode wanted(Front front, String user) {
    ObjectNode wanted =
        JSON.createObjectNode()
            .put("url", front.address().toString())
            .put("key", placet.api().writeKey());
    ArrayNode events = wanted.putArray("events");
    events.addObject().put("call", "page").put("userId", user).put("name", "Home");
    for (int i = 0; i < EVENTS; i++) {
      ObjectNode order =
          events
              .addObject()
              .put("call", "track")
              .put("userId", user)
              .put("event", "Order Completed");
      order.putObject("properties").put("total", i).put("currency", "EUR");
    }
    events
        .addObject()
        .put("call", "track")
        .put("userId", user + "-denied")
        .put("event", "Order Completed");
    return wanted;
  }
}
