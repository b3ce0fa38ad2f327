package io.placet.domain.register;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small register with a purpose of each basis. */
public final class SampleRegister {
  public static final EventType ORDER =
      new EventType("Order", List.of("profiling", "analytics", "fulfilment"), Map.of());

  /** Nothing in the stream consumes its purpose. */
  public static final EventType PARCEL = new EventType("Parcel", List.of("fulfilment"), Map.of());

  /** Its purpose is asked for on two channels. */
  public static final EventType CLICK = new EventType("Click", List.of("offers"), Map.of());

  /** A notice that is in force, and the version before it. */
  public static final NoticeRef NOTICE = new NoticeRef("deals", "2");

  public static final NoticeRef RETIRED = new NoticeRef("deals", "1");

  private static final Duration KEPT = Duration.ofDays(7);

  public static final Register REGISTER =
      new Register(
          "0".repeat(64),
          new Party("Shop", "Quiberon"),
          new Party("Officer", "officer"),
          ZoneId.of("Europe/Paris"),
          Optional.of("FR"),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              purpose("newsletter", LegalBasis.CONSENT, Set.of("email"), Set.of()),
              purpose(
                  "offers", LegalBasis.CONSENT, Set.of("email", "sms"), Set.of(Consumer.SEGMENTS)),
              purpose("profiling", LegalBasis.CONSENT, Set.of(), Set.of(Consumer.SEGMENTS)),
              purpose("analytics", LegalBasis.CONSENT, Set.of(), Set.of(Consumer.INSIGHTS)),
              purpose("fulfilment", LegalBasis.CONTRACT, Set.of(), Set.of()),
              purpose("account-mail", LegalBasis.CONTRACT, Set.of("email"), Set.of()),
              purpose("fraud", LegalBasis.LEGITIMATE_INTEREST, Set.of(), Set.of()),
              purpose("accountability", LegalBasis.LEGAL_OBLIGATION, Set.of(), Set.of()),
              Rules.DEALS,
              Rules.ADS,
              Rules.INTERESTS,
              Rules.HEALTH),
          new Minors(15, 18),
          List.of(Rules.CALLS),
          Map.of(
              NOTICE, notice(NOTICE, Optional.empty()),
              RETIRED, notice(RETIRED, Optional.of(Instant.parse("2026-01-01T00:00:00Z")))),
          Map.of(),
          Map.of(ORDER.name(), ORDER, PARCEL.name(), PARCEL, CLICK.name(), CLICK),
          List.of(),
          new Retention(KEPT, KEPT, KEPT, KEPT, KEPT));

  private SampleRegister() {}

  private static Notice notice(NoticeRef ref, Optional<Instant> retired) {
    return new Notice(ref, "en", Set.of("deals"), "Yes", "0".repeat(64), retired);
  }

  private static Purpose purpose(
      String id, LegalBasis basis, Set<String> channels, Set<Consumer> consumers) {
    return new Purpose(
        id,
        id,
        Map.of(),
        basis,
        basis == LegalBasis.CONSENT ? List.of() : List.of(OtherBasis.unconditional(basis)),
        channels,
        consumers,
        false,
        false,
        Period.ofYears(1),
        Optional.empty(),
        Optional.empty());
  }
}
