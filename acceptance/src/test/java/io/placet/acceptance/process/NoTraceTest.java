package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planted in front of the gate is looked for, byte by byte, behind it. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class NoTraceTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Set<Topic> BEHIND_THE_GATE =
      EnumSet.of(Topic.PSEUDONYMISED_EVENTS, Topic.SEGMENT_CHANGES, Topic.MEMBERSHIPS);

  /** Three orders of 200 make a frequent buyer. */
  private static final int ORDERS = 3;

  private static final Planted SILENT = Planted.named("silent");
  private static final Planted NEWSLETTER = Planted.named("newsletter");
  private static final Planted REFUSING = Planted.named("refusing");
  private static final Planted PROFILED = Planted.named("profiled");
  private static final Planted SMUGGLED = Planted.named("smuggled");
  private static final Planted COUNTED = Planted.named("counted");

  /** Looks like an address, but stands in a field that the register lets pass. */
  private static final String KEPT = "kept-" + UUID.randomUUID() + "@example.org";

  /** Everything that was written by the end, aborted or not. */
  private static final Map<Topic, List<byte[]>> WRITTEN = new EnumMap<>(Topic.class);

  private static Names names;
  private static List<JsonNode> answers;

  @BeforeAll
  static void plant(PlacetProcess placet) {
    Api api = placet.api();
    api.decide(NEWSLETTER.contact(), "newsletter", "GIVEN");
    api.decide(REFUSING.contact(), "profiling", "REFUSED");
    api.decide(REFUSING.contact(), "analytics", "REFUSED");
    api.decide(PROFILED.contact(), "profiling", "GIVEN");
    api.decide(COUNTED.contact(), "analytics", "GIVEN");
    answers = new ArrayList<>();
    ObjectNode kept = PROFILED.orders().get(0).put("messageId", "kept");
    ((ObjectNode) kept.path("properties")).put("coupon", KEPT);
    api.batch(List.of(kept));
    for (Planted contact : List.of(SILENT, NEWSLETTER, REFUSING, COUNTED, PROFILED)) {
      api.batch(List.of(contact.identify()));
      answers.add(api.batch(contact.orders()));
    }
    Topics topics = placet.topics();
    names = new Names(placet.vault(), List.of());
    smuggle(api, topics);
    Until.holds(
        BOUND,
        "the profiled contact among the members",
        () -> contains(bytesOf(topics, Topic.MEMBERSHIPS), names.pseudonym(PROFILED.contact())));
    long last = placet.newestCheckpoint();
    Until.holds(BOUND, "two more checkpoints", () -> placet.newestCheckpoint() >= last + 2);
    for (Topic topic : Topic.values()) {
      WRITTEN.put(topic, bytesOf(topics, topic));
    }
  }

  /**
   * Puts an event of someone without any consent on the topic, as a gateway at fault would: as if
   * both purposes had stood.
   */
  private static void smuggle(Api api, Topics topics) {
    long before = api.withheld("stream");
    String subject = names.subject(SMUGGLED.contact());
    Instant now = Instant.now();
    EventEnvelope event =
        new EventEnvelope(
            "smuggled",
            subject,
            "Order Completed",
            now,
            now,
            List.of("profiling", "analytics"),
            -1L,
            FieldsCodec.toPayload(
                Map.of("order_id", new FieldValue.Text(SMUGGLED.orderIds().get(0)))));
    topics.append(Topic.EVENTS, subject, EventEnvelope.class, event);
    Until.holds(
        BOUND, "the stream withholds what it was given", () -> api.withheld("stream") > before);
  }

  private static boolean isIn(Topic topic, String text) {
    return contains(WRITTEN.getOrDefault(topic, List.of()), text);
  }

  private static List<byte[]> bytesOf(Topics topics, Topic topic) {
    return topics.readUncommitted(topic).stream().flatMap(NoTraceTest::bytes).toList();
  }

  private static boolean contains(List<byte[]> all, String text) {
    byte[] wanted = text.getBytes(UTF_8);
    return all.stream().anyMatch(bytes -> contains(bytes, wanted));
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int start = 0; start + wanted.length <= bytes.length; start++) {
      int end = start + wanted.length;
      if (Arrays.equals(bytes, start, end, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static Stream<byte[]> bytes(ConsumerRecord<byte[], byte[]> record) {
    List<byte[]> all = new ArrayList<>();
    if (record.key() != null) {
      all.add(record.key());
    }
    if (record.value() != null) {
      all.add(record.value());
    }
    record
        .headers()
        .forEach(
            header -> {
              all.add(header.key().getBytes(UTF_8));
              if (header.value() != null) {
                all.add(header.value());
              }
            });
    return all.stream();
  }

  static Stream<Planted> everybody() {
    return Stream.of(SILENT, NEWSLETTER, REFUSING, PROFILED, COUNTED);
  }

  static Stream<Planted> withoutConsent() {
    return Stream.of(SILENT, NEWSLETTER, REFUSING);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void noIdentifierOfAnybodyIsBehindTheGate(Planted contact) {
    for (Topic topic : BEHIND_THE_GATE) {
      for (String identifier : contact.identifiers()) {
        assertThat(isIn(topic, identifier)).as("%s in %s", identifier, topic).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withoutConsent")
  void whoGivesNeitherProfilingNorAnalyticsIsBehindTheGateUnderNoName(Planted contact) {
    for (Topic topic : BEHIND_THE_GATE) {
      assertThat(isIn(topic, names.subject(contact.contact()))).as("%s", topic).isFalse();
      assertThat(isIn(topic, names.pseudonym(contact.contact()))).as("%s", topic).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("withoutConsent")
  void nothingOfTheirEventsIsStoredAnywhere(Planted contact) {
    for (Topic topic : Topic.values()) {
      for (String orderId : contact.orderIds()) {
        assertThat(isIn(topic, orderId)).as("%s in %s", orderId, topic).isFalse();
      }
    }
    assertThat(isIn(Topic.EVENTS, names.subject(contact.contact()))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void addressesAndNamesAreInNoTopicAtAll(Planted contact) {
    for (Topic topic : Topic.values()) {
      assertThat(isIn(topic, contact.email())).as("%s", topic).isFalse();
      assertThat(isIn(topic, contact.phone())).as("%s", topic).isFalse();
      assertThat(isIn(topic, contact.name())).as("%s", topic).isFalse();
    }
  }

  @Test
  void whatIsSealedIsNotReadInTheTopicsBeforeTheGate() {
    assertThat(everybody()).noneMatch(contact -> isIn(Topic.CONTACT_LOG, contact.userId()));
    assertThat(isIn(Topic.EVENTS, KEPT)).isFalse();
  }

  @Test
  void theGatewaySaysWhatItWithheld() {
    assertThat(answers.subList(0, 3))
        .allSatisfy(answer -> assertThat(answer.path("withheld")).hasSize(ORDERS));
    assertThat(answers.subList(3, 5))
        .allSatisfy(answer -> assertThat(answer.has("withheld")).isFalse());
  }

  @Test
  void theStreamWithholdsWhatAGatewayAtFaultLetThrough() {
    assertThat(isIn(Topic.EVENTS, SMUGGLED.orderIds().get(0))).isTrue();
    for (Topic topic : BEHIND_THE_GATE) {
      assertThat(isIn(topic, names.pseudonym(SMUGGLED.contact()))).as("%s", topic).isFalse();
    }
  }

  @Test
  void theSearchFindsWhatMayBeThere() {
    assertThat(isIn(Topic.CONTACT_LOG, names.subject(REFUSING.contact()))).isTrue();
    assertThat(isIn(Topic.EVENTS, names.subject(PROFILED.contact()))).isTrue();
    assertThat(isIn(Topic.PSEUDONYMISED_EVENTS, KEPT)).isTrue();
    assertThat(isIn(Topic.PSEUDONYMISED_EVENTS, names.pseudonym(PROFILED.contact()))).isTrue();
    assertThat(isIn(Topic.PSEUDONYMISED_EVENTS, names.pseudonym(COUNTED.contact()))).isTrue();
    assertThat(isIn(Topic.SEGMENT_CHANGES, names.pseudonym(PROFILED.contact()))).isTrue();
    assertThat(isIn(Topic.MEMBERSHIPS, names.pseudonym(PROFILED.contact()))).isTrue();
  }

  @Test
  void whatIsStoredOfThoseWhoConsentedIsSealed() {
    for (Topic topic : Topic.values()) {
      assertThat(isIn(topic, NEWSLETTER.userId())).as("%s", topic).isFalse();
      assertThat(isIn(topic, PROFILED.userId())).as("%s", topic).isFalse();
      assertThat(isIn(topic, PROFILED.orderIds().get(0))).as("%s", topic).isFalse();
    }
    assertThat(isIn(Topic.EVENTS, KEPT)).isFalse();
  }

  @Test
  void whoIsOnlyCountedIsInNoSegment() {
    String pseudonym = names.pseudonym(COUNTED.contact());
    assertThat(isIn(Topic.SEGMENT_CHANGES, pseudonym)).isFalse();
    assertThat(isIn(Topic.MEMBERSHIPS, pseudonym)).isFalse();
  }
}
