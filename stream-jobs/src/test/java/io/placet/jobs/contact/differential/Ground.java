package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.contact.differential.PlainLeaf.Count;
import io.placet.jobs.contact.differential.PlainLeaf.Did;
import io.placet.jobs.contact.differential.PlainLeaf.Sum;
import io.placet.jobs.contact.differential.PlainRule.Operator;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.schemas.register.RegisterLoader;
import io.placet.vault.DataKeys;
import io.placet.vault.SlotReplacement;
import io.placet.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What all histories stand on: a register, a vault of files, segments, and the start of time. */
final class Ground implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration PROVING_TIME = Duration.ofSeconds(10);
  static final Duration LATENESS = Duration.ofSeconds(1);
  static final int PARTITIONS = 2;
  static final int CONTACTS = 3;

  /** The newest epoch of pseudonyms. */
  static final int EPOCHS = 4;

  /** Its key was destroyed, as that of an epoch that is long over. */
  static final int DESTROYED_EPOCH = 2;

  static final Register REGISTER = RegisterLoader.parse(yaml(), "register.yaml");

  private static final String ORDER = "Order Completed";
  private static final String OPENED = "Email Opened";
  private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));
  private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

  /** Those that are there from the start, by id. */
  static final Map<String, PlainRule> SEGMENTS =
      Map.of(
          "two-orders",
          new Count(ORDER, HOUR, Operator.AT_LEAST, 2),
          "big-spender",
          new Sum(ORDER, DAY, Operator.AT_LEAST, 300),
          "gone-quiet",
          new PlainRule.Group(
              true,
              List.of(
                  new Count(ORDER, DAY, Operator.AT_LEAST, 1),
                  new PlainRule.Not(new Did(ORDER, Optional.of(Duration.ofSeconds(20)))))),
          "reader",
          new Did(OPENED, HOUR),
          "offered",
          new Count(OPENED, Optional.of(Duration.ofHours(2)), Operator.EQUAL, 1));

  /** Segments and scores that there may be, and the purpose of each. */
  static final Map<String, String> PURPOSES =
      Map.of(
          "two-orders",
          "profiling",
          "big-spender",
          "profiling",
          "gone-quiet",
          "profiling",
          "reader",
          "email-tracking",
          "offered",
          "offers",
          "another",
          "profiling",
          "loyalty",
          "profiling",
          "worth",
          "profiling");

  static final List<String> SCORES = List.of("loyalty", "worth");

  private static final String DOMAIN = "analytics";

  private final Path folder;
  private final Vault vault;

  Ground() {
    try {
      folder = Files.createTempDirectory("placet-differential-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    vault = VaultSupplier.files(folder.resolve("vault"), "differential").open();
    while (vault.epoch(DOMAIN) < EPOCHS) {
      vault.beginEpoch(DOMAIN);
    }
    vault.destroyEpochForever(DOMAIN, DESTROYED_EPOCH);
  }

  Vault vault() {
    return vault;
  }

  /** Empty where the epoch's key was destroyed. */
  Optional<Pseudonyms> pseudonyms(int epoch) {
    return epoch == DESTROYED_EPOCH
        ? Optional.empty()
        : Optional.of(vault.pseudonyms(DOMAIN, epoch));
  }

  void destroyKeysOf(SubjectId subject) {
    try (SlotReplacement replacement = vault.dataKeys().replaceSlotKey(DataKeys.slotOf(subject))) {
      replacement.destroyOlderKeysForever();
    }
  }

  /**
   * The sample, but that segments read {@code offers}, that profiling may rest on another basis,
   * that what is kept is kept for days, and that coupons are sealed.
   */
  private static String yaml() {
    String yaml = SampleRegister.yaml();
    yaml =
        replaced(
            yaml,
            "channels: [email, sms, telephone]\n    directMarketing: true\n    retention: P3Y",
            "channels: [email, sms, telephone]\n    consumers: [segments]\n"
                + "    impactAssessment: DPIA-1\n    directMarketing: true\n    retention: P1D");
    yaml =
        replaced(
            yaml,
            "retention: P3Y\n    impactAssessment: DPIA-2026-01",
            "retention: P2D\n    impactAssessment: DPIA-2026-01\n    otherBases:\n"
                + "      - {basis: legitimate-interest, requires: [notice-shown]}");
    yaml =
        replaced(
            yaml, "retention: P1Y\n    impactAssessment", "retention: P1D\n    impactAssessment");
    yaml =
        replaced(
            yaml,
            "    purposes: [email-tracking]\n    mail",
            "    purposes: [email-tracking, offers]\n    mail");
    return replaced(
        yaml, "coupon: {type: text, treatment: keep}", "coupon: {type: text, treatment: seal}");
  }

  private static String replaced(String yaml, String before, String after) {
    if (!yaml.contains(before)) {
      throw new IllegalStateException("the sample register has changed: " + before);
    }
    return yaml.replace(before, after);
  }

  static String purposeOf(String id) {
    return Objects.requireNonNull(PURPOSES.get(id), id);
  }

  static boolean isProfiling(String purpose) {
    return REGISTER.purpose(purpose).filter(Purpose::isProfiling).isPresent();
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
