package io.placet.schemas.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  private static final SingleObject<ContactStanding> STORED =
      SingleObject.of(ContactStanding.class);

  /** A record of the log at its offset. */
  private record Logged(long offset, ConsentRecord record) {}

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
    assertThat(StandingCodec.toDomain(recorded))
        .isEqualTo(
            new ConsentRecord(
                "record-1",
                SUBJECT,
                ConsentKey.of("newsletter", "email"),
                ConsentState.GIVEN,
                Actor.PERSON,
                Optional.of(Instant.parse("2029-11-23T10:00:00Z")),
                41));
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    ConsentRecorded recorded =
        (ConsentRecorded) ((ContactLogEntry) sample("contact-log-withdrawal")).getBody();
    ConsentRecord record = StandingCodec.toDomain(recorded);
    assertThat(record.key()).isEqualTo(ConsentKey.of("profiling"));
    assertThat(record.validUntil()).isEmpty();
    assertThat(record.follows()).isEqualTo(ContactConsents.NOTHING);
  }

  @Test
  void theWireAndTheDomainKnowTheSameStatesAndActors() {
    assertThat(Arrays.stream(RecordedState.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(ConsentState.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(RecordedActor.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(Actor.values()).map(Enum::name).toList());
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
    return StandingCodec.toDomain(STORED.decode(STORED.encode(StandingCodec.toAvro(consents))));
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

  private static ConsentRecord record(String id, ContactConsents seen, Random random) {
    ConsentKey key = KEYS.get(random.nextInt(KEYS.size()));
    return new ConsentRecord(
        id,
        SUBJECT,
        key,
        one(ConsentState.values(), random),
        one(Actor.values(), random),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(NOON.plusMillis(random.nextInt(1_000))),
        seen.newestOf(key));
  }

  private static <T> T one(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static Object sample(String name) {
    return requireNonNull(WireSamples.ALL.get(name));
  }
}
