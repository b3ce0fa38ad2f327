package io.placet.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Logs.Logged;
import io.placet.domain.key.ContactKeys;
import io.placet.domain.key.WrappedKey;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every history that the log may tell of a contact. */
class HistoryPropertiesTest {
  @Property
  void readingAgainFromAnywhereChangesNothing(
      @ForAll("logs") List<Logged> log, @ForAll @IntRange(max = 14) int from) {
    ContactConsents consents = Logs.fold(log);
    ContactConsents again = consents;
    for (Logged logged : log.subList(Math.min(from, log.size()), log.size())) {
      again = again.apply(logged.record(), logged.offset());
    }

    assertThat(again).isEqualTo(consents);
  }

  @Property
  void whatStandsForOneKeyIsMadeOfItsOwnRecordsAlone(@ForAll("logs") List<Logged> log) {
    ContactConsents consents = Logs.fold(log);
    for (ConsentKey key : consents.standings().keySet()) {
      List<Logged> own = log.stream().filter(logged -> isAbout(logged, key)).toList();

      assertThat(Logs.fold(own).standing(key)).isEqualTo(consents.standing(key));
    }
  }

  private static boolean isAbout(Logged logged, ConsentKey key) {
    return logged.record() instanceof ConsentRecord consent && consent.key().equals(key);
  }

  @Property
  void aRefusalClosesWhoeverRecordsItAndWhateverPrecedesIt(@ForAll("logs") List<Logged> log) {
    everyStep(
        log,
        (before, record, after) -> {
          if (record.state().isRefusal()) {
            assertThat(after.isClosed()).isTrue();
            assertThat(after.consent()).isEmpty();
            assertThat(after.ground()).isEmpty();
          }
        });
  }

  @Property
  void onlyAGrantByThePersonWhoSawTheRefusalLiftsIt(@ForAll("logs") List<Logged> log) {
    everyStep(
        log,
        (before, record, after) -> {
          if (before.map(Standing::isClosed).orElse(false) && !after.isClosed()) {
            assertThat(record.state().isGrant()).isTrue();
            assertThat(record.actor()).isEqualTo(Actor.PERSON);
            assertThat(record.follows()).isEqualTo(before.orElseThrow().newest());
          }
        });
  }

  @Property
  void whatIsClosedPermitsNothing(@ForAll("logs") List<Logged> log) {
    assertThat(Logs.fold(log).standings().values())
        .filteredOn(Standing::isClosed)
        .allMatch(standing -> standing.consent().isEmpty() && standing.ground().isEmpty());
  }

  @Property
  void whatPermitsButDidNotSeeTheNewestRecordHasNoEffect(@ForAll("logs") List<Logged> log) {
    everyStep(
        log,
        (before, record, after) -> {
          long newest = before.map(Standing::newest).orElse(ContactConsents.NOTHING);
          if (record.state().permits() && record.follows() != newest) {
            assertThat(after.consent()).isEqualTo(before.flatMap(Standing::consent));
            assertThat(after.ground()).isEqualTo(before.flatMap(Standing::ground));
            assertThat(after.closing()).isEqualTo(before.flatMap(Standing::closing));
          }
        });
  }

  @Property
  void onlyThePersonOrTheOfficerEndsARestriction(@ForAll("logs") List<Logged> log) {
    everyStep(
        log,
        (before, record, after) -> {
          if (before.flatMap(Standing::restriction).isPresent() && after.restriction().isEmpty()) {
            assertThat(record.state()).isEqualTo(ConsentState.RESTRICTION_LIFTED);
            assertThat(record.actor()).isIn(Actor.PERSON, Actor.OFFICER);
          }
        });
  }

  @Property
  void anErasureLeavesNothingButRefusalsAndNothingComesBack(
      @ForAll("logs") List<Logged> before, @ForAll("logs") List<Logged> after) {
    ContactConsents standing = Logs.fold(before);
    ContactConsents consents =
        standing.apply(new ContactErased(Records.SUBJECT, "erasure"), standing.newest() + 1);
    long erasedAt = consents.newest();
    for (Logged late : after) {
      consents = consents.apply(late.record(), erasedAt + 1 + late.offset());
    }

    assertThat(consents.erasure()).contains("erasure");
    assertThat(consents.facts()).isEmpty();
    assertThat(consents.attempts()).isEmpty();
    assertThat(consents.keys()).isEqualTo(ContactKeys.NONE);
    assertThat(consents.standings().values())
        .allMatch(kept -> kept.consent().isEmpty() && kept.ground().isEmpty())
        .allMatch(kept -> kept.isClosed() || kept.objection().isPresent());
    assertThat(consents.standings().keySet())
        .containsAll(
            standing.standings().entrySet().stream()
                .filter(entry -> entry.getValue().isClosed())
                .map(java.util.Map.Entry::getKey)
                .toList());
  }

  @Property
  void theFirstKeyOfTheLogStaysTheOneToSealUnder(@ForAll @IntRange(min = 1, max = 9) int minted) {
    ContactConsents consents = ContactConsents.NONE;
    for (int key = 0; key < minted; key++) {
      WrappedKey wrapped = new WrappedKey("key-000000" + key, 1, new byte[] {(byte) key});
      consents = consents.apply(new ContactKey(Records.SUBJECT, wrapped, 1), key);
    }
    WrappedKey again = new WrappedKey("key-0000000", 2, new byte[] {9});
    consents = consents.apply(new ContactKey(Records.SUBJECT, again, 1), minted);

    assertThat(consents.keys().current()).contains(again);
    assertThat(consents.keys().wrapped()).hasSize(minted);
  }

  /** Looks at what each consent record changes about its key. */
  private static void everyStep(List<Logged> log, Look look) {
    ContactConsents consents = ContactConsents.NONE;
    for (Logged logged : log) {
      ContactConsents next = consents.apply(logged.record(), logged.offset());
      if (logged.record() instanceof ConsentRecord record) {
        look.at(consents.standing(record.key()), record, next.standing(record.key()).orElseThrow());
      }
      consents = next;
    }
  }

  @FunctionalInterface
  private interface Look {
    void at(Optional<Standing> before, ConsentRecord record, Standing after);
  }

  @Provide
  Arbitrary<List<Logged>> logs() {
    return Logs.any();
  }
}
