package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeys;
import io.placet.vault.FileVault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/**
 * A hundred of a thousand contacts are erased. Then a copy of everything but the vault, made
 * before, is brought back: what was sealed for the hundred opens with nothing that is left.
 */
@ExtendWith(OnFailure.class)
class ErasedCopiesTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
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
    List<String> contacts = ErasableContacts.all().collect(Collectors.toList());
    Path data = folder.resolve("data");
    copy = folder.resolve("copy").resolve("data");
    try (PlacetProcess placet = PlacetProcess.start(folder)) {
      ErasableContacts.fill(placet.api(), contacts);
      Settled.after(placet, ErasableContacts.CONTACTS);
      var unused = placet.stop();
      copy(data, copy);
      copy(folder.resolve("data.vault"), folder.resolve("vault-before"));
      placet.restart();
      Collections.shuffle(contacts, random);
      Names names = new Names(placet.vault(), List.of());
      erased = subjects(names, contacts.subList(0, ERASED));
      kept = subjects(names, contacts.subList(ERASED, ErasableContacts.CONTACTS));
      receipts = ErasableContacts.erase(placet.api(), contacts.subList(0, ERASED));
      // meanwhile, for an erasure lets old keys outlive the new ones by a while
      before = sealedInTheCopy();
      onceInTheLog = LogSegments.of(erased, copy);
      ErasableContacts.await(placet.api(), receipts);
      now = SealedThings.in(placet.topics());
      LogSegments.compactAtOnce(placet.addresses().kafka());
      Until.holds(
          BOUND,
          "no byte of theirs in the segments of the log",
          () -> {
            // a barrier appends to every partition, and so closes segments
            var nobody = placet.api().find("nobody@example.org");
            return nobody.isEmpty() && LogSegments.isFreeOf(erased, data);
          });
      unused = placet.stop();
    }
    leftInTheLog = LogSegments.of(erased, data);
    String id = Files.readString(data.resolve("folder-id"), UTF_8).strip();
    vault = FileVault.open(folder.resolve("data.vault"), id).dataKeys();
    vaultBefore = FileVault.open(folder.resolve("vault-before"), id).dataKeys();
  }

  private static SealedThings sealedInTheCopy() throws IOException {
    Path topics = folder.resolve("copied-topics");
    copy(copy.resolve("kafka"), topics);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(topics))) {
      return SealedThings.in(new Topics(kafka.bootstrapServers()));
    }
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
    assertThat(before.subjects())
        .hasSize(ErasableContacts.CONTACTS)
        .containsAll(erased)
        .containsAll(kept);
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

    assertThat(new Traces(needles).database(copy.resolve("gateway/view")).found()).isNotEmpty();
    assertThat(new Traces(needles).database(folder.resolve("data/gateway/view")).found()).isEmpty();
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
          ErasableContacts.all()
              .filter(contact -> erased.contains(names.subject("user:" + contact)))
              .collect(Collectors.toList());

      assertThat(gone).hasSize(ERASED);
      assertThat(gone)
          .allSatisfy(
              contact ->
                  assertThat(api.verdict("user:" + contact + " analytics"))
                      .isNotEqualTo("allowed"));
      assertThat(ErasableContacts.all().filter(contact -> !gone.contains(contact)).limit(ERASED))
          .allSatisfy(
              contact ->
                  assertThat(api.verdict("user:" + contact + " analytics")).isEqualTo("allowed"));
      ErasableContacts.await(api, receipts);
      assertThat(SealedThings.in(placet.topics()).opened(vault, now).keySet())
          .doesNotContainAnyElementsOf(erased);
    }
  }
}
