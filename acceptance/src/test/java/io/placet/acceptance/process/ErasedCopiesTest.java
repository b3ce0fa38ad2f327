package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeys;
import io.placet.vault.FileVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A hundred of a thousand contacts are erased. Then a copy of everything but the vault, made
 * before, is brought back: what was sealed for the hundred opens with nothing that is left.
 */
@ExtendWith(OnFailure.class)
class ErasedCopiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int CONTACTS = 1_000;
  private static final int ERASED = 100;

  @TempDir private static Path folder;

  /** Subject ids of those that were erased, and of those that stayed. */
  private static Set<String> erased;

  private static Set<String> kept;

  /** Of the erasures, as they were ordered. */
  private static List<String> receipts;

  /** The copy from before, with what it holds, and what the topics hold now. */
  private static Path copy;

  private static SealedThings before;
  private static SealedThings now;

  /** As the vault is now, and as it was when the copy was made. */
  private static DataKeys vault;

  private static DataKeys vaultBefore;
  private static Map<String, Set<String>> leftInTheLog;
  private static Map<String, Set<String>> onceInTheLog;

  @BeforeAll
  static void erase() throws Exception {
    Random random = seeded();
    List<String> contacts = contacts().collect(Collectors.toList());
    Path data = folder.resolve("data");
    copy = folder.resolve("copy").resolve("data");
    try (PlacetProcess placet = PlacetProcess.start(folder)) {
      fill(placet.api(), contacts);
      Settled.after(placet, CONTACTS);
      var unused = placet.stop();
      copy(data, copy);
      copy(folder.resolve("data.vault"), folder.resolve("vault-before"));
      placet.restart();
      Collections.shuffle(contacts, random);
      Names names = new Names(placet.vault(), List.of());
      erased = subjects(names, contacts.subList(0, ERASED));
      kept = subjects(names, contacts.subList(ERASED, CONTACTS));
      receipts = eraseAll(placet.api(), contacts.subList(0, ERASED));
      now = SealedThings.in(placet.topics());
      compactAtOnce(placet.addresses().kafka());
      onceInTheLog = inTheLog(copy);
      Until.holds(
          BOUND,
          "no byte of theirs in the segments of the log",
          () -> {
            // a barrier appends to every partition, and so closes segments
            var nobody = placet.api().find("nobody@example.org");
            return nobody.isEmpty() && isCompacted(data);
          });
      unused = placet.stop();
    }
    leftInTheLog = inTheLog(data);
    String id = Files.readString(data.resolve("folder-id"), UTF_8).strip();
    vault = FileVault.open(folder.resolve("data.vault"), id).dataKeys();
    vaultBefore = FileVault.open(folder.resolve("vault-before"), id).dataKeys();
    Path topics = folder.resolve("copied-topics");
    copy(copy.resolve("kafka"), topics);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(topics))) {
      before = SealedThings.in(new Topics(kafka.bootstrapServers()));
    }
  }

  private static Stream<String> contacts() {
    return IntStream.range(0, CONTACTS).mapToObj(n -> "erasable-" + n);
  }

  private static Random seeded() {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of who is erased (-Dplacet.seed): " + seed);
    return new Random(seed);
  }

  private static Set<String> subjects(Names names, List<String> contacts) {
    return contacts.stream()
        .map(contact -> names.subject("user:" + contact))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each has a consent, facts, an address and an event. */
  private static void fill(Api api, List<String> contacts) {
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
    JsonNode answer = api.batch(contacts.stream().map(ErasedCopiesTest::order).toList());
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

  private static List<String> eraseAll(Api api, List<String> contacts) {
    List<String> ordered = new ArrayList<>();
    for (String contact : contacts) {
      Api.Answer answer =
          api.post(
              "/v1/contacts/user:" + contact + "/erasures",
              api.bearer("officerToken"),
              "{\"reason\":\"article 17 1 b\"}");
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
      ordered.add(answer.body().path("erasure").asText());
    }
    for (String receipt : ordered) {
      var unused = Until.present(BOUND, receipt + " complete", () -> api.complete(receipt));
    }
    return ordered;
  }

  /** What takes hours by the topic's settings, in seconds. */
  private static void compactAtOnce(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topic.CONTACT_LOG.topicName()),
                  List.of(
                      set(TopicConfig.SEGMENT_MS_CONFIG, "500"),
                      set(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0"),
                      set(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "500"),
                      set(TopicConfig.DELETE_RETENTION_MS_CONFIG, "1"),
                      set(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "1")),
                  new ConfigResource(ConfigResource.Type.BROKER, ""),
                  List.of(set("log.cleaner.backoff.ms", "200"))))
          .all()
          .get();
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  /**
   * Where segments of the log hold a record key of those who were erased, or of their addresses.
   */
  private static Map<String, Set<String>> inTheLog(Path data) {
    Needles needles = new Needles();
    for (String subject : erased) {
      // what says that it was erased, and how, is to stay
      for (String rest : List.of("key|", "epoch", "facts", "link|", "attempt|")) {
        needles.add(subject, (subject + "|" + rest).getBytes(UTF_8));
      }
      // a consent's own id, which begins unlike "erasure"
      IntStream.range(0, 256)
          .mapToObj("%02x"::formatted)
          .forEach(begin -> needles.add(subject, (subject + "|" + begin).getBytes(UTF_8)));
      needles.add(subject, ("|" + subject).getBytes(UTF_8));
    }
    return new Traces(needles)
        .folder(data.resolve("kafka/logs"), path -> path.toString().startsWith("contact-log-"))
        .found();
  }

  private static boolean isCompacted(Path data) {
    try {
      return inTheLog(data).isEmpty();
    } catch (UncheckedIOException deletedMeanwhile) {
      return false;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static Map<String, Integer> of(Map<String, Integer> all, Predicate<String> subjects) {
    Map<String, Integer> some = new TreeMap<>(all);
    some.keySet().removeIf(subjects.negate());
    return some;
  }

  private static Set<Integer> slotsOf(Set<String> subjects) {
    return subjects.stream()
        .map(subject -> DataKeys.slotOf(new SubjectId(subject)))
        .collect(Collectors.toSet());
  }

  @Test
  void everythingInTheCopyIsSealedAndOpenedOnceForEverybody() {
    assertThat(before.unsealed()).isEmpty();
    assertThat(before.subjects()).hasSize(CONTACTS).containsAll(erased).containsAll(kept);
    assertThat(before.all().values()).allMatch(things -> things >= 4);
    assertThat(before.opened(vaultBefore, before)).isEqualTo(before.all());
  }

  @Test
  void ofTheErasedNothingInTheCopyOpensWithTheKeysInItNorWithThoseOfNow() {
    assertThat(of(before.opened(vault, before), erased::contains)).isEmpty();
    assertThat(of(before.opened(vault, now), erased::contains)).isEmpty();
  }

  @Test
  void ofAllOthersEverythingInTheCopyOpensWithTheKeysOfNow() {
    assertThat(before.opened(vault, now)).isEqualTo(of(before.all(), kept::contains));
  }

  /** Those of other slots only: the slots of the erased have new keys. */
  @Test
  void withTheKeysInTheCopyOnlyOtherSlotsOpen() {
    Set<Integer> replaced = slotsOf(erased);

    assertThat(before.opened(vault, before))
        .isEqualTo(
            of(
                before.all(),
                subject -> !replaced.contains(DataKeys.slotOf(new SubjectId(subject)))));
  }

  /** Not in the copy, not in what there is now: neither topics nor checkpoints nor view nor log. */
  @Test
  void noKeyIsAnywhereUnwrapped() throws ReflectiveOperationException {
    Needles unwrapped = new Needles();
    for (String subject : before.subjects()) {
      for (WrappedKey key : before.keysOf(subject)) {
        DataKey opened = vaultBefore.unwrap(new SubjectId(subject), key).orElseThrow();
        unwrapped.add(subject, bytes(opened));
      }
    }

    Traces traces = new Traces(unwrapped).folder(folder, path -> path.startsWith("copy"));
    traces.folder(folder, path -> path.startsWith("data"));

    assertThat(traces.bytes()).isPositive();
    assertThat(traces.found()).isEmpty();
  }

  private static byte[] bytes(DataKey key) throws ReflectiveOperationException {
    Method bytes = key.getClass().getDeclaredMethod("bytes");
    bytes.setAccessible(true);
    return (byte[]) bytes.invoke(key);
  }

  /** Their keys are there as they were wrapped, which opens nothing any more. */
  @Test
  void theCopiedCheckpointHoldsTheirKeysOnlyAsTheyWereWrapped() {
    Needles wrapped = new Needles();
    for (String subject : erased) {
      before.keysOf(subject).forEach(key -> wrapped.add(subject, key.bytes()));
    }

    Set<String> inState =
        new Traces(wrapped)
            .folder(copy.resolve("flink"), path -> true).found().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

    assertThat(inState).isEqualTo(erased);
    assertThat(inState)
        .allSatisfy(
            subject ->
                assertThat(before.keysOf(subject))
                    .isNotEmpty()
                    .allMatch(key -> vault.unwrap(new SubjectId(subject), key).isEmpty()));
  }

  @Test
  void compactedSegmentsHoldNoneOfTheirRecords() {
    assertThat(onceInTheLog.values().stream().flatMap(Set::stream)).containsAll(erased);
    assertThat(leftInTheLog).isEmpty();
  }

  @Test
  void compactedSegmentsHoldNothingThatWasSealedForThem() {
    Path logs = Path.of("kafka/logs");
    Predicate<Path> segments = path -> path.toString().startsWith("contact-log-");
    Needles needles = before.needles(erased);

    assertThat(new Traces(needles).folder(copy.resolve(logs), segments).found()).isNotEmpty();
    assertThat(new Traces(needles).folder(folder.resolve("data").resolve(logs), segments).found())
        .isEmpty();
  }

  /** Its rows: what RocksDB wrote before stays in its files until it rewrites them. */
  @Test
  void noRowOfTheViewIsSealedForThem() throws RocksDBException {
    Needles needles = before.needles(erased);

    assertThat(rows(copy.resolve("gateway/view"), needles).found()).isNotEmpty();
    assertThat(rows(folder.resolve("data/gateway/view"), needles).found()).isEmpty();
  }

  private static Traces rows(Path view, Needles needles) throws RocksDBException {
    Traces traces = new Traces(needles);
    try (Options options = new Options()) {
      List<ColumnFamilyDescriptor> families =
          RocksDB.listColumnFamilies(options, view.toString()).stream()
              .map(ColumnFamilyDescriptor::new)
              .toList();
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      try (RocksDB database = RocksDB.openReadOnly(view.toString(), families, handles)) {
        for (int i = 0; i < handles.size(); i++) {
          try (RocksIterator row = database.newIterator(handles.get(i))) {
            for (row.seekToFirst(); row.isValid(); row.next()) {
              String family = new String(families.get(i).getName(), UTF_8);
              traces.bytes(family, row.key());
              traces.bytes(family, row.value());
            }
          }
        }
        handles.forEach(ColumnFamilyHandle::close);
      }
    }
    return traces;
  }

  /**
   * The vault, which is never brought back from before, says who was erased: nobody has to order it
   * again.
   */
  @Test
  void aCopyThatComesBackSaysNoFromTheFirstAnswerOn() throws IOException {
    Path restored = folder.resolve("restored");
    copy(copy, restored.resolve("data"));
    copy(folder.resolve("data.vault"), restored.resolve("data.vault"));
    try (PlacetProcess placet = PlacetProcess.start(restored)) {
      Api api = placet.api();
      Names names = new Names(placet.vault(), List.of());
      List<String> gone =
          contacts()
              .filter(contact -> erased.contains(names.subject("user:" + contact)))
              .collect(Collectors.toList());

      assertThat(gone).hasSize(ERASED);
      assertThat(gone)
          .allSatisfy(
              contact ->
                  assertThat(api.verdict("user:" + contact + " analytics"))
                      .isNotEqualTo("allowed"));
      assertThat(contacts().filter(contact -> !gone.contains(contact)).limit(ERASED))
          .allSatisfy(
              contact ->
                  assertThat(api.verdict("user:" + contact + " analytics")).isEqualTo("allowed"));
      for (String receipt : receipts) {
        var unused = Until.present(BOUND, receipt + " complete", () -> api.complete(receipt));
      }
      assertThat(SealedThings.in(placet.topics()).opened(vault, now).keySet())
          .doesNotContainAnyElementsOf(erased);
    }
  }
}
