package io.placet.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Records;
import io.placet.domain.contact.ContactId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkingTest {
  private static final ConsentKey PROFILING = ConsentKey.of("profiling");
  private static final ConsentKey ANALYTICS = ConsentKey.of("analytics");
  private static final ContactId ONE = ContactId.user("1");
  private static final ContactId TWO = ContactId.user("2");

  @Test
  void aLinkJoinsNobodyOnlyWhereNobodyElseIsLinked() {
    ContactId one = ContactId.user("one");
    ContactId other = ContactId.user("other");

    assertThat(Linking.joinsNobody(List.of(), one)).isTrue();
    assertThat(Linking.joinsNobody(List.of(one, one), one)).isTrue();
    assertThat(Linking.joinsNobody(List.of(other), one)).isFalse();
    assertThat(Linking.joinsNobody(List.of(one, other), one)).isFalse();
  }

  @Test
  void aVisitorOfOneCustomerIsThatCustomer() {
    assertThat(Linking.ownerOf(List.of(ONE))).contains(ONE);
    assertThat(Linking.ownerOf(List.of(ONE, ONE))).contains(ONE);
  }

  @Test
  void aVisitorOfTwoCustomersIsNeither() {
    assertThat(Linking.ownerOf(List.of(ONE, TWO))).isEmpty();
    assertThat(Linking.ownerOf(List.of())).isEmpty();
  }

  @Test
  void aRefusalFollowsThePersonAndAGrantDoesNot() {
    ContactConsents visitor =
        Records.with(Records.given(ANALYTICS), PROFILING, ConsentState.WITHDRAWN);

    assertThat(Linking.restrictive(visitor, ContactConsents.NONE, Set.of()))
        .containsExactly(new Copy(PROFILING, ConsentState.WITHDRAWN, "r1"));
  }

  @Test
  void whatTheCustomerRefusedAlreadyIsNotCopied() {
    ContactConsents visitor = Records.with(ContactConsents.NONE, PROFILING, ConsentState.WITHDRAWN);
    ContactConsents customer = Records.with(ContactConsents.NONE, PROFILING, ConsentState.REFUSED);

    assertThat(Linking.restrictive(visitor, customer, Set.of())).isEmpty();
  }

  @Test
  void anObjectionIsMoreThanTheCustomersWithdrawal() {
    ContactConsents visitor = Records.with(ContactConsents.NONE, PROFILING, ConsentState.OBJECTED);
    ContactConsents customer =
        Records.with(ContactConsents.NONE, PROFILING, ConsentState.WITHDRAWN);

    assertThat(Linking.restrictive(visitor, customer, Set.of()))
        .containsExactly(new Copy(PROFILING, ConsentState.OBJECTED, "r0"));
  }

  @Test
  void whatWasCopiedOnceIsNotCopiedAgain() {
    ContactConsents visitor = Records.with(ContactConsents.NONE, PROFILING, ConsentState.WITHDRAWN);

    assertThat(Linking.restrictive(visitor, Records.given(PROFILING), Set.of("r0"))).isEmpty();
  }

  @Test
  void aGrantIsNoCopy() {
    assertThatThrownBy(() -> new Copy(PROFILING, ConsentState.GIVEN, "r0"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
