package io.placet.schemas.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Evidence;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.schemas.avro.AttemptOutcome;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.StoredConsents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingCodecTest {
  private static final int RUNS = 500;
  private static final int MAX_RECORDS = 30;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final SubjectId SUBJECT = new SubjectId(WireSamples.SUBJECT);
  private static final List<ConsentKey> KEYS =
      List.of(
          ConsentKey.of("profiling"),
          ConsentKey.of("newsletter", "email"),
          ConsentKey.of("newsletter", "sms"));
  private static final SingleObject<StoredConsents> STORED = SingleObject.of(StoredConsents.class);

  /** A record of the log at its offset. */
  private record Logged(long offset, ContactRecord record) {}

  @Test
  void theFoldDoesNotDependOnWhereItWasStoredAndResumed() {
    long seeds = new Random().nextLong();
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(seeds + run);
      List<Logged> log = log(random);
      assertThat(inPieces(log, random)).as("seed %d", seeds + run).isEqualTo(inOneGo(log));
    }
  }

  @Test
  void aRecordOfTheLogSaysTheSameInTheDomain() {
    ConsentRecorded recorded =
        (ConsentRecorded) ((ContactLogEntry) sample("contact-log-consent")).getBody();
    assertThat(RecordCodec.toDomain(recorded))
        .isEqualTo(
            new ConsentRecord(
                "record-1",
                SUBJECT,
                ConsentKey.of("newsletter", "email"),
                ConsentState.GIVEN,
                Actor.PERSON,
                LegalBasis.CONSENT,
                Optional.of(Instant.parse("2029-11-23T10:00:00Z")),
                Optional.of(new NoticeRef("newsletter", "3")),
                Set.of(Evidence.EXPLICIT_STATEMENT),
                41,
                42));
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    ConsentRecorded recorded =
        (ConsentRecorded) ((ContactLogEntry) sample("contact-log-withdrawal")).getBody();
    ConsentRecord record = RecordCodec.toDomain(recorded);
    assertThat(record.key()).isEqualTo(ConsentKey.of("profiling"));
    assertThat(record.validUntil()).isEmpty();
    assertThat(record.follows()).isEqualTo(ContactConsents.NOTHING);
  }

  @Test
  void theFormBeforeKeepsWhatCloses() {
    ContactConsents read =
        EarlierStandings.toDomain(
            new ContactStanding(
                7L, List.of(earlier("profiling", RecordedState.WITHDRAWN, true, false))));
    assertThat(read.standing(ConsentKey.of("profiling")).orElseThrow().closing())
        .hasValue(new Ending(ConsentState.WITHDRAWN, "record-1"));
  }

  @Test
  void aGrantOfTheFormBeforeNamesNoNotice() {
    ContactConsents read =
        EarlierStandings.toDomain(
            new ContactStanding(
                7L, List.of(earlier("profiling", RecordedState.GIVEN, false, true))));
    Standing standing = read.standing(ConsentKey.of("profiling")).orElseThrow();
    assertThat(standing.consent().orElseThrow().notice()).isEmpty();
    assertThat(standing.restriction()).isPresent();
  }

  private static KeyStanding earlier(
      String purpose, RecordedState state, boolean closed, boolean restricted) {
    return KeyStanding.newBuilder()
        .setPurpose(purpose)
        .setNewest(7)
        .setRecordId("record-1")
        .setState(state)
        .setClosed(closed)
        .setRestricted(restricted)
        .build();
  }

  @Test
  void theWireAndTheDomainKnowTheSameStatesAndActors() {
    assertThat(Arrays.stream(RecordedState.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(ConsentState.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(RecordedActor.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(Actor.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(RecordedEvidence.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(Evidence.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(AttemptOutcome.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(ContactAttempt.Outcome.values()).map(Enum::name).toList());
  }

  private static ContactConsents inOneGo(List<Logged> log) {
    ContactConsents consents = ContactConsents.NONE;
    for (Logged logged : log) {
      consents = consents.apply(logged.record(), logged.offset());
    }
    return consents;
  }

  /** Stores at random points, and reads some records again after each, as a restart does. */
  private static ContactConsents inPieces(List<Logged> log, Random random) {
    ContactConsents consents = ContactConsents.NONE;
    int next = 0;
    while (next < log.size()) {
      Logged logged = log.get(next);
      consents = consents.apply(logged.record(), logged.offset());
      next++;
      if (random.nextInt(4) == 0) {
        consents = storedAndResumed(consents);
        next = Math.max(0, next - random.nextInt(3));
      }
    }
    return consents;
  }

  private static ContactConsents storedAndResumed(ContactConsents consents) {
    return StandingCodec.toDomain(
        SUBJECT, STORED.decode(STORED.encode(StandingCodec.toAvro(consents))));
  }

  private static List<Logged> log(Random random) {
    List<Logged> log = new ArrayList<>();
    long offset = -1;
    int count = random.nextInt(MAX_RECORDS);
    ContactConsents seen = ContactConsents.NONE;
    for (int i = 0; i < count; i++) {
      offset += 1 + random.nextInt(3);
      Logged logged = new Logged(offset, record("r" + i, seen, random));
      log.add(logged);
      if (random.nextInt(5) > 0) {
        seen = seen.apply(logged.record(), offset);
      }
    }
    return log;
  }

  private static ContactRecord record(String id, ContactConsents seen, Random random) {
    return switch (random.nextInt(8)) {
      case 0 ->
          new ContactAttempt(
              SUBJECT, "telephone", NOON, one(ContactAttempt.Outcome.values(), random));
      case 1 ->
          new ContactFacts(
              SUBJECT,
              random.nextBoolean(),
              sometimes(LocalDate.ofEpochDay(random.nextInt(20_000)), random));
      default -> consent(id, seen, random);
    };
  }

  private static ConsentRecord consent(String id, ContactConsents seen, Random random) {
    ConsentKey key = one(KEYS.toArray(ConsentKey[]::new), random);
    return new ConsentRecord(
        id,
        SUBJECT,
        key,
        one(ConsentState.values(), random),
        one(Actor.values(), random),
        one(LegalBasis.values(), random),
        sometimes(NOON.plusMillis(random.nextInt(1_000)), random),
        sometimes(new NoticeRef("newsletter", "3"), random),
        Set.of(one(Evidence.values(), random)),
        seen.newestOf(key),
        seen.newest());
  }

  private static <T> Optional<T> sometimes(T value, Random random) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(value);
  }

  private static <T> T one(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static Object sample(String name) {
    return requireNonNull(WireSamples.ALL.get(name));
  }
}
