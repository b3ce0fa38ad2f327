package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.topic.Topic;
import io.placet.vault.FileVault;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who has all that is behind the gate and a list of every address, but no key, finds nobody; a
 * salted hash in a pseudonym's place would give everybody away.
 */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class DictionaryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int USED = 20;

  /** Three orders of 200 make a frequent buyer. */
  private static final int ORDERS = 3;

  /** What an attacker may come to know besides the topics: the salt of a hash, never a key. */
  private static final String SALT = "a salt that leaked";

  private static Set<String> used;

  /** Every string behind the gate in which a pseudonym can be, cut to what is unlike others. */
  private static Set<Digest> behind;

  @BeforeAll
  static void sell(PlacetProcess placet) {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the addresses (-Dplacet.seed): " + seed);
    Random random = new Random(seed);
    used = new TreeSet<>();
    while (used.size() < USED) {
      used.add(AddressList.PHONES.get(random.nextInt(AddressList.PHONES.size())));
    }
    while (used.size() < 2 * USED) {
      used.add(AddressList.EMAILS.get(random.nextInt(AddressList.EMAILS.size())));
    }
    Api api = placet.api();
    used.forEach(
        address -> api.decide("user:" + URLEncoder.encode(address, UTF_8), "profiling", "GIVEN"));
    Topics topics = placet.topics();
    api.batch(used.stream().flatMap(DictionaryTest::orders).toList());
    Names names = new Names(placet.vault(), List.of());
    Set<String> pseudonyms = new HashSet<>();
    used.forEach(address -> pseudonyms.add(names.pseudonym("user:" + address)));
    Until.holds(
        BOUND,
        "all of them among the members",
        () ->
            topics.read(Topic.MEMBERSHIPS, Membership.class).stream()
                .map(at -> at.value().getPseudonym())
                .collect(Collectors.toSet())
                .containsAll(pseudonyms));
    behind = new HashSet<>();
    values(topics).forEach(value -> Digest.in(value).ifPresent(behind::add));
    assertThat(behind)
        .as("what is attacked holds the pseudonyms of those that are looked for")
        .containsAll(pseudonyms.stream().map(value -> Digest.in(value).orElseThrow()).toList());
  }

  /** The address as the contact's id, as the message's id and in a field that is pseudonymised. */
  private static Stream<ObjectNode> orders(String address) {
    return IntStream.range(0, ORDERS)
        .mapToObj(
            number -> {
              ObjectNode message =
                  JSON.createObjectNode()
                      .put("type", "track")
                      .put("event", "Order Completed")
                      .put("userId", address)
                      .put("messageId", number == 0 ? address : UUID.randomUUID().toString());
              message.putObject("properties").put("order_id", address).put("total", 200);
              return message;
            });
  }

  /** Values and keys of all topics behind the gate. */
  private static Stream<String> values(Topics topics) {
    Stream<String> events =
        topics.read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class).stream()
            .map(Topics.At::value)
            .flatMap(
                event ->
                    Stream.concat(
                        Stream.of(event.getEventId(), event.getPseudonym()),
                        event.getFields().values().stream().map(String::valueOf)));
    Stream<String> changes =
        topics.read(Topic.SEGMENT_CHANGES, SegmentChange.class).stream()
            .map(at -> at.value().getPseudonym());
    Stream<String> members =
        topics.read(Topic.MEMBERSHIPS, Membership.class).stream()
            .map(at -> at.value().getPseudonym());
    Stream<String> keys =
        Topic.committedOutputs().stream()
            .flatMap(topic -> topics.read(topic).stream())
            .map(ConsumerRecord::key)
            .filter(key -> key != null)
            .map(key -> new String(key, UTF_8).replaceFirst("\\|.*", ""));
    return Stream.of(events, changes, members, keys).flatMap(stream -> stream);
  }

  @Test
  void aPlainHashFindsNobody() {
    assertThat(Digest.found(behind, AddressList.spellings(), Digest.sha256(""))).isEmpty();
  }

  @Test
  void aSaltedHashFindsNobody() {
    assertThat(Digest.found(behind, AddressList.spellings(), Digest.sha256(SALT))).isEmpty();
    assertThat(Digest.found(behind, AddressList.spellings(), Digest.sha256("analytics"))).isEmpty();
  }

  @Test
  void aKeyedHashUnderOtherKeysFindsNobody() {
    assertThat(Digest.found(behind, AddressList.spellings(), Digest.hmac(SALT.getBytes(UTF_8))))
        .isEmpty();
    assertThat(Digest.found(behind, AddressList.spellings(), Digest.hmac(new byte[32]))).isEmpty();
  }

  /** Everything about the pseudonyms is known but the key: other keys of the same make. */
  @Test
  void anotherVaultsKeysFindNobody(@TempDir Path folder) {
    var other = FileVault.open(folder.resolve("vault"), "another folder");
    Names names = new Names(other, List.of());
    Set<String> hits = new TreeSet<>();
    for (String address : used) {
      for (String guess :
          List.of(
              names.pseudonym("user:" + address),
              names.event("user:" + address, address),
              other.pseudonyms("analytics").ofValue("order_id", address))) {
        if (behind.contains(Digest.in(guess).orElseThrow())) {
          hits.add(address);
        }
      }
    }
    assertThat(hits).isEmpty();
  }

  /** The same attack on the same people, had they been given a salted hash for a pseudonym. */
  @Test
  void aSaltedHashInItsPlaceWouldGiveEverybodyAway() {
    UnaryOperator<byte[]> salted = Digest.sha256(SALT);
    Set<Digest> hashed = new HashSet<>();
    used.forEach(address -> hashed.add(Digest.of(salted.apply(address.getBytes(UTF_8)))));

    assertThat(Digest.found(hashed, AddressList.spellings(), salted)).isEqualTo(used);
  }

  /** The topics themselves are searched rightly: who has the keys finds everybody. */
  @Test
  void whoHasTheKeysFindsEverybody(PlacetProcess placet) {
    Names names = new Names(placet.vault(), List.of());
    var analytics = placet.vault().pseudonyms("analytics");

    assertThat(used)
        .allSatisfy(
            address ->
                assertThat(behind)
                    .contains(
                        Digest.in(names.pseudonym("user:" + address)).orElseThrow(),
                        Digest.in(names.event("user:" + address, address)).orElseThrow(),
                        Digest.in(analytics.ofValue("order_id", address)).orElseThrow()));
  }

  @Test
  void noAddressIsBehindTheGateAsItIs(PlacetProcess placet) {
    Topics topics = placet.topics();
    Traces traces = new Traces(Needles.disguised(used));
    Topic.committedOutputs()
        .forEach(topic -> traces.records(topic.topicName(), topics.readUncommitted(topic)));

    assertThat(traces.bytes()).isPositive();
    assertThat(traces.found()).isEmpty();
  }
}
