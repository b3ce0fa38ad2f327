package io.placet.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Logs;
import io.placet.domain.consent.Logs.Logged;
import io.placet.domain.consent.Records;
import io.placet.domain.register.Register;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every verdict, whatever the log tells of the contact. */
class VerdictPropertiesTest {
  private static final Register REGISTER = SampleRegister.REGISTER;

  @Property
  void thereIsAlwaysAVerdictAndItIsTheSameEachTime(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    assertThat(Verdicts.judge(REGISTER, Logs.fold(log), key, instant))
        .isEqualTo(Verdicts.judge(REGISTER, Logs.fold(log), key, instant));
  }

  @Property
  void whatIsAllowedRestsOnAPermitThatNoRefusalFollowsAndThatHasNotEnded(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    if (Verdicts.judge(REGISTER, Logs.fold(log), key, instant) instanceof Allowed allowed) {
      List<ConsentRecord> records = Logs.of(key, log);
      List<String> ids = records.stream().map(ConsentRecord::id).toList();
      int at = ids.indexOf(allowed.permission().recordId());

      assertThat(at).as("a record of this key").isNotNegative();
      assertThat(records.get(at).state().permits()).isTrue();
      assertThat(records.subList(at, records.size())).noneMatch(r -> r.state().isRefusal());
      assertThat(allowed.permission().hasExpired(instant)).isFalse();
    }
  }

  @Property
  void whatTheRegisterDoesNotDeclareIsDenied(
      @ForAll("logs") List<Logged> log, @ForAll("instants") Instant instant) {
    ContactConsents consents = Logs.fold(log);
    assertThat(Verdicts.judge(REGISTER, consents, ConsentKey.of("undeclared"), instant))
        .isEqualTo(Denied.of(DenialReason.UNDECLARED_PURPOSE));
    assertThat(Verdicts.judge(REGISTER, consents, ConsentKey.of("deals", "pigeon"), instant))
        .isEqualTo(Denied.of(DenialReason.UNDECLARED_CHANNEL));
  }

  @Property
  void whatOpensAShutOffDeniesAtOnceWhoeverRecordsIt(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("closing") ConsentState state,
      @ForAll Actor actor,
      @ForAll("instants") Instant instant) {
    ContactConsents after = then(Logs.fold(log), key, state, actor);

    assertThat(Verdicts.judge(REGISTER, after, key, instant).isAllowed()).isFalse();
  }

  @Property
  void aRestrictionOfEverythingDeniesEverything(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    ContactConsents after =
        then(Logs.fold(log), ConsentKey.EVERYTHING, ConsentState.RESTRICTED, Actor.OFFICER);

    assertThat(Verdicts.judge(REGISTER, after, key, instant).isAllowed()).isFalse();
  }

  @Property
  void anObjectionDeniesAllThatSharesIt(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    ContactConsents after = then(Logs.fold(log), key, ConsentState.OBJECTED, Actor.PERSON);

    assertThat(Logs.ASKED)
        .filteredOn(other -> REGISTER.shareObjections(key, other))
        .contains(key)
        .noneMatch(other -> Verdicts.judge(REGISTER, after, other, instant).isAllowed());
  }

  @Property
  void nobodyButThePersonAllowsWhatARefusalDenies(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("permitting") ConsentState state,
      @ForAll("others") Actor actor,
      @ForAll("instants") Instant instant) {
    ContactConsents refused = then(Logs.fold(log), key, ConsentState.WITHDRAWN, Actor.PERSON);

    assertThat(Verdicts.judge(REGISTER, then(refused, key, state, actor), key, instant).isAllowed())
        .isFalse();
  }

  @Property
  void aPermitEndsAtItsInstantAndNotAfterIt(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    ContactConsents consents = Logs.fold(log);
    if (Verdicts.judgeStanding(REGISTER, consents, key, instant) instanceof Allowed allowed) {
      allowed
          .permission()
          .validUntil()
          .ifPresent(
              end ->
                  assertThat(Verdicts.judgeStanding(REGISTER, consents, key, end))
                      .isNotEqualTo(allowed));
    }
  }

  @Property
  void hoursAndLimitsOnlyEverTakeAway(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    ContactConsents consents = Logs.fold(log);
    Verdict standing = Verdicts.judgeStanding(REGISTER, consents, key, instant);
    Verdict now = Verdicts.judge(REGISTER, consents, key, instant);

    if (now.isAllowed() || !standing.isAllowed()) {
      assertThat(now).isEqualTo(standing);
    }
  }

  @Property
  void aRecordThatADenialNamesIsInTheLog(
      @ForAll("logs") List<Logged> log,
      @ForAll("asked") ConsentKey key,
      @ForAll("instants") Instant instant) {
    if (Verdicts.judge(REGISTER, Logs.fold(log), key, instant) instanceof Denied denied) {
      denied
          .recordId()
          .ifPresent(
              id ->
                  assertThat(log)
                      .anyMatch(
                          logged ->
                              logged.record() instanceof ConsentRecord consent
                                  && consent.id().equals(id)));
    }
  }

  /** One more record, whose writer saw all before it. */
  private static ContactConsents then(
      ContactConsents consents, ConsentKey key, ConsentState state, Actor actor) {
    long offset = consents.newest() + 1;
    return consents.apply(
        Records.record("more", key, state, actor, Optional.empty(), consents.newestOf(key)),
        offset);
  }

  @Provide
  Arbitrary<List<Logged>> logs() {
    return Logs.any();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Logs.instants();
  }

  @Provide
  Arbitrary<ConsentKey> asked() {
    return Arbitraries.of(Logs.ASKED);
  }

  @Provide
  Arbitrary<ConsentState> closing() {
    return Arbitraries.of(
        List.of(ConsentState.values()).stream().filter(ConsentState::opensShutOff).toList());
  }

  @Provide
  Arbitrary<ConsentState> permitting() {
    return Arbitraries.of(
        List.of(ConsentState.values()).stream().filter(ConsentState::permits).toList());
  }

  @Provide
  Arbitrary<Actor> others() {
    return Arbitraries.of(Set.of(Actor.OFFICER, Actor.IMPORT, Actor.SENDER, Actor.SYSTEM));
  }
}
