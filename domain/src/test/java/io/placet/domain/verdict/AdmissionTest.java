package io.placet.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Records;
import io.placet.domain.register.EventType;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.verdict.Admission.Admitted;
import io.placet.domain.verdict.Admission.Withheld;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ConsentKey PROFILING = ConsentKey.of("profiling");
  private static final ConsentKey ANALYTICS = ConsentKey.of("analytics");
  private static final ConsentKey FULFILMENT = ConsentKey.of("fulfilment");
  private static final ConsentKey OFFERS_EMAIL = ConsentKey.of("offers", "email");
  private static final ConsentKey OFFERS_SMS = ConsentKey.of("offers", "sms");

  @Test
  void anEventGoesOnForAllPurposesThatStandInTheRegistersOrder() {
    assertThat(judge(SampleRegister.ORDER, Records.given(ANALYTICS, PROFILING)))
        .isEqualTo(new Admitted(List.of("profiling", "analytics")));
  }

  @Test
  void anEventGoesOnForThePurposesThatStandAndNoOther() {
    ContactConsents oneWithdrawn =
        Records.with(Records.given(PROFILING, ANALYTICS), PROFILING, ConsentState.WITHDRAWN);
    assertThat(judge(SampleRegister.ORDER, oneWithdrawn))
        .isEqualTo(new Admitted(List.of("analytics")));
  }

  @Test
  void aPurposeThatNothingConsumesLetsNothingThroughThoughItStands() {
    ContactConsents contract =
        Records.with(ContactConsents.NONE, FULFILMENT, ConsentState.BASIS_ESTABLISHED);
    assertThat(judge(SampleRegister.PARCEL, contract))
        .isEqualTo(new Withheld(DenialReason.NO_CONSUMER));
    assertThat(judge(SampleRegister.ORDER, contract))
        .isEqualTo(new Withheld(DenialReason.NO_RECORD));
  }

  @Test
  void ofSeveralReasonsTheWeightiestIsNamed() {
    ContactConsents requested =
        Records.with(ContactConsents.NONE, PROFILING, ConsentState.REQUESTED);
    assertThat(judge(SampleRegister.ORDER, requested))
        .isEqualTo(new Withheld(DenialReason.NOT_GRANTED));
    assertThat(
            judge(SampleRegister.ORDER, Records.with(requested, ANALYTICS, ConsentState.OBJECTED)))
        .isEqualTo(new Withheld(DenialReason.OBJECTED));
  }

  @Test
  void aContactOfWhomNothingIsRecordedIsWithheld() {
    assertThat(judge(SampleRegister.ORDER, ContactConsents.NONE))
        .isEqualTo(new Withheld(DenialReason.NO_RECORD));
  }

  @Test
  void atTheGateOnlyThePurposesThatStoodAtTheGatewayAreConsidered() {
    ContactConsents both = Records.given(PROFILING, ANALYTICS);
    assertThat(judge(SampleRegister.ORDER, List.of("analytics"), both))
        .isEqualTo(new Admitted(List.of("analytics")));
  }

  @Test
  void aPurposeThatOnlyStoodAtTheGatewayIsNotReplacedByAnother() {
    assertThat(judge(SampleRegister.ORDER, List.of("analytics"), Records.given(PROFILING)))
        .isEqualTo(new Withheld(DenialReason.NO_RECORD));
  }

  @Test
  void amongNothingThatTheEventTypeNamesThereIsNoConsumer() {
    ContactConsents all = Records.given(PROFILING, ANALYTICS, OFFERS_EMAIL);
    assertThat(judge(SampleRegister.ORDER, List.of(), all))
        .isEqualTo(new Withheld(DenialReason.NO_CONSUMER));
    assertThat(judge(SampleRegister.ORDER, List.of("offers"), all))
        .isEqualTo(new Withheld(DenialReason.NO_CONSUMER));
  }

  @Test
  void aPurposeWithChannelsStandsOnceItStandsOnOne() {
    ContactConsents onlySms =
        Records.with(Records.given(OFFERS_SMS), OFFERS_EMAIL, ConsentState.WITHDRAWN);
    assertThat(judge(SampleRegister.CLICK, onlySms)).isEqualTo(new Admitted(List.of("offers")));
  }

  @Test
  void aPurposeWithChannelsEndsWithTheLastOfThem() {
    ContactConsents none =
        Records.with(
            Records.with(ContactConsents.NONE, OFFERS_SMS, ConsentState.REVOKED),
            OFFERS_EMAIL,
            ConsentState.WITHDRAWN);
    assertThat(judge(SampleRegister.CLICK, none)).isEqualTo(new Withheld(DenialReason.WITHDRAWN));
  }

  private static Admission judge(EventType type, ContactConsents consents) {
    return judge(type, type.purposes(), consents);
  }

  private static Admission judge(
      EventType type, Collection<String> among, ContactConsents consents) {
    return Admission.judge(SampleRegister.REGISTER, type, among, consents, NOW);
  }
}
