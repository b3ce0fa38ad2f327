package io.placet.jobs.contact.differential;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.Register;
import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.Definitions;
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

  static final List<SegmentDefinition> SEGMENTS =
      List.of(
          segment(
              "two-orders",
              "profiling",
              "{'measure':'count','event':'Order Completed','within':'PT1H','operator':'>=','value':2}"),
          segment(
              "big-spender",
              "profiling",
              "{'measure':'sum','event':'Order Completed','of':'total','within':'PT24H','operator':'>=','value':300}"),
          segment(
              "gone-quiet",
              "profiling",
              "{'combinator':'and','rules':["
                  + "{'measure':'count','event':'Order Completed','within':'PT24H','operator':'>=','value':1},"
                  + "{'measure':'recency','event':'Order Completed','within':'PT20S','not':true}]}"),
          segment(
              "reader",
              "email-tracking",
              "{'measure':'recency','event':'Email Opened','within':'PT1H'}"),
          segment(
              "offered",
              "offers",
              "{'measure':'count','event':'Email Opened','within':'PT2H','operator':'=','value':1}"));

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

  private static SegmentDefinition segment(String id, String purpose, String rule) {
    return Definitions.parse(
        "{'id':'%s','version':1,'name':'n','description':'d','purpose':'%s','rule':%s}"
            .formatted(id, purpose, rule)
            .replace('\'', '"'),
        REGISTER);
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
