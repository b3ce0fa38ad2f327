package io.placet.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.domain.verdict.Verdicts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds after any identify, whatever is recorded of the visitor and of the customer. */
class LinkingPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Set<DenialReason> BY_THE_PERSON =
      EnumSet.of(
          DenialReason.RESTRICTED,
          DenialReason.OBJECTED,
          DenialReason.WITHDRAWN,
          DenialReason.REFUSED);

  @Property
  void nothingThatWasDeniedBecomesAllowed(
      @ForAll("visitors") ContactConsents visitor, @ForAll("customers") ContactConsents customer) {
    assertThat(allowed(customer)).containsAll(allowed(identified(visitor, customer)));
  }

  @Property
  void nothingRestrictiveIsLost(
      @ForAll("visitors") ContactConsents visitor, @ForAll("customers") ContactConsents customer) {
    Set<ConsentKey> stillAllowed = allowed(identified(visitor, customer));

    for (ConsentKey key : Histories.KEYS) {
      if (judge(visitor, key) instanceof Denied denied && BY_THE_PERSON.contains(denied.reason())) {
        assertThat(stillAllowed).doesNotContain(key);
      }
    }
  }

  @Property
  void noGrantIsEverCopied(
      @ForAll("visitors") ContactConsents visitor, @ForAll("customers") ContactConsents customer) {
    assertThat(Linking.restrictive(visitor, customer, Set.of()))
        .allMatch(copy -> !copy.state().permits() && copy.state().opensShutOff());
  }

  @Property
  void aSecondIdentifyChangesNothing(
      @ForAll("visitors") ContactConsents visitor, @ForAll("customers") ContactConsents customer) {
    assertThat(Linking.restrictive(visitor, identified(visitor, customer), Set.of())).isEmpty();
  }

  @Property
  void theOrderOfTwoIdentifiesDoesNotMatterForWhatIsDenied(
      @ForAll("visitors") ContactConsents one,
      @ForAll("others") ContactConsents other,
      @ForAll("customers") ContactConsents customer) {
    assertThat(allowed(identified(one, identified(other, customer))))
        .isEqualTo(allowed(identified(other, identified(one, customer))));
  }

  @Property
  void whatTheCustomerLiftedIsNotPutBackByTheNextIdentify(
      @ForAll("visitors") ContactConsents visitor, @ForAll("customers") ContactConsents customer) {
    List<Copy> first = Linking.restrictive(visitor, customer, Set.of());
    Set<String> copied = first.stream().map(Copy::recordId).collect(Collectors.toSet());

    assertThat(Linking.restrictive(visitor, ContactConsents.NONE, copied))
        .noneMatch(copy -> copied.contains(copy.recordId()));
  }

  @Provide
  Arbitrary<ContactConsents> visitors() {
    return Histories.of("v");
  }

  @Provide
  Arbitrary<ContactConsents> others() {
    return Histories.of("o");
  }

  @Provide
  Arbitrary<ContactConsents> customers() {
    return Histories.of("c");
  }

  private static ContactConsents identified(ContactConsents visitor, ContactConsents customer) {
    return Histories.with(customer, Linking.restrictive(visitor, customer, Set.of()));
  }

  private static Set<ConsentKey> allowed(ContactConsents consents) {
    return Histories.KEYS.stream()
        .filter(key -> judge(consents, key).isAllowed())
        .collect(Collectors.toSet());
  }

  private static Verdict judge(ContactConsents consents, ConsentKey key) {
    return Verdicts.judgeStanding(SampleRegister.REGISTER, consents, key, NOW);
  }
}
