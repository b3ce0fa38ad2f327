package io.placet.domain.consent;

import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SampleRegister;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever the log may hold of one contact, as records at their offsets. */
public final class Logs {
  /** What is asked about, an undeclared purpose and channel among it. */
  public static final List<ConsentKey> ASKED =
      Stream.concat(
              SampleRegister.REGISTER.keys(),
              Stream.of(ConsentKey.of("undeclared"), ConsentKey.of("deals", "pigeon")))
          .toList();

  private static final Instant BEGIN = Instant.parse("2026-06-01T10:00:00Z");
  private static final List<ConsentState> OF_EVERYTHING =
      List.of(ConsentState.RESTRICTED, ConsentState.RESTRICTION_LIFTED);
  private static final int LONGEST = 14;
  private static final int LONGEST_VALIDITY_D = 60;

  private Logs() {}

  /** A record at its offset. */
  public record Logged(long offset, ContactRecord record) {}

  /**
   * What is drawn of a record; what its writer saw follows from the log before it.
   *
   * @param key empty for an attempt or facts
   * @param gap offsets that other contacts' records took before it
   */
  private record Drawn(
      Optional<ConsentKey> key,
      ConsentState state,
      Actor actor,
      LegalBasis basis,
      Optional<Instant> validUntil,
      Optional<NoticeRef> notice,
      Set<Evidence> evidence,
      boolean informed,
      int gap) {}

  public static Arbitrary<List<Logged>> any() {
    return drawn().list().ofMaxSize(LONGEST).map(Logs::logged);
  }

  /** Instants within and around what logs speak of. */
  public static Arbitrary<Instant> instants() {
    return Arbitraries.integers()
        .between(-1, LONGEST_VALIDITY_D + 1)
        .map(days -> BEGIN.plus(Duration.ofDays(days)));
  }

  /** What stands after a log. */
  public static ContactConsents fold(List<Logged> log) {
    ContactConsents consents = ContactConsents.NONE;
    for (Logged logged : log) {
      consents = consents.apply(logged.record(), logged.offset());
    }
    return consents;
  }

  /** The consent records of a key, oldest first. */
  public static List<ConsentRecord> of(ConsentKey key, List<Logged> log) {
    return log.stream()
        .map(Logged::record)
        .filter(ConsentRecord.class::isInstance)
        .map(ConsentRecord.class::cast)
        .filter(record -> record.key().equals(key))
        .toList();
  }

  private static Arbitrary<Drawn> drawn() {
    // few keys, so that records of one log are about each other
    Arbitrary<Optional<ConsentKey>> keys =
        Arbitraries.of(
            Optional.empty(),
            Optional.of(ConsentKey.EVERYTHING),
            Optional.of(ConsentKey.of("profiling")),
            Optional.of(ConsentKey.of("fulfilment")),
            Optional.of(ConsentKey.of("deals", "email")),
            Optional.of(ConsentKey.of("deals", "telephone")),
            Optional.of(ConsentKey.of("newsletter", "email")));
    Arbitrary<Optional<Instant>> ends =
        Arbitraries.integers()
            .between(0, LONGEST_VALIDITY_D)
            .map(days -> BEGIN.plus(Duration.ofDays(days)))
            .optional(0.5);
    return keys.flatMap(
        key ->
            Combinators.combine(
                    Arbitraries.of(states(key)),
                    Arbitraries.of(Actor.class),
                    Arbitraries.of(LegalBasis.class),
                    ends,
                    Arbitraries.of(SampleRegister.NOTICE, SampleRegister.RETIRED).optional(0.7),
                    Arbitraries.of(Evidence.class).set().ofMaxSize(Evidence.values().length),
                    Arbitraries.of(true, true, true, false),
                    Arbitraries.integers().between(0, 3))
                .as(
                    (state, actor, basis, end, notice, evidence, informed, gap) ->
                        new Drawn(key, state, actor, basis, end, notice, evidence, informed, gap)));
  }

  private static List<ConsentState> states(Optional<ConsentKey> key) {
    return key.filter(ConsentKey.EVERYTHING::equals).isPresent()
        ? OF_EVERYTHING
        : List.of(ConsentState.values());
  }

  private static List<Logged> logged(List<Drawn> all) {
    List<Logged> log = new ArrayList<>();
    ContactConsents consents = ContactConsents.NONE;
    for (Drawn drawn : all) {
      long offset = consents.newest() + 1 + drawn.gap();
      ContactRecord record = record(drawn, offset, consents);
      log.add(new Logged(offset, record));
      consents = consents.apply(record, offset);
    }
    return log;
  }

  private static ContactRecord record(Drawn drawn, long offset, ContactConsents before) {
    if (drawn.key().isEmpty()) {
      return drawn.informed()
          ? new ContactAttempt(
              Records.SUBJECT,
              "telephone",
              BEGIN.plus(Duration.ofHours(offset)),
              drawn.state().isRefusal()
                  ? ContactAttempt.Outcome.DECLINED
                  : ContactAttempt.Outcome.UNANSWERED)
          : new ContactFacts(
              Records.SUBJECT,
              drawn.gap() == 0,
              drawn.gap() == 1 ? Optional.of(LocalDate.of(2012, 5, 1)) : Optional.empty());
    }
    ConsentKey key = drawn.key().get();
    return new ConsentRecord(
        "r" + offset,
        Records.SUBJECT,
        key,
        drawn.state(),
        drawn.actor(),
        drawn.basis(),
        drawn.validUntil(),
        drawn.notice(),
        drawn.evidence(),
        drawn.informed() ? before.newestOf(key) : ContactConsents.NOTHING,
        drawn.informed() ? before.newest() : ContactConsents.NOTHING);
  }
}
