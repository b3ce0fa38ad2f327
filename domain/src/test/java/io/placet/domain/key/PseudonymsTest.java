package io.placet.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final Prf KEY = new HmacPrf("analytics.1");
  private static final SubjectId SUBJECT = SubjectId.of(KEY, ContactId.user("17850"), 0);
  private static final SubjectId OTHER = SubjectId.of(KEY, ContactId.user("17851"), 0);
  private static final Pseudonyms ANALYTICS = new Pseudonyms("analytics", 1, KEY);
  private static final Pseudonyms NEXT_EPOCH =
      new Pseudonyms("analytics", 2, new HmacPrf("analytics.2"));
  private static final Pseudonyms EXPORT = new Pseudonyms("export", 1, new HmacPrf("export.1"));

  @Test
  void aPseudonymSaysItsDomainAndEpoch() {
    assertThat(ANALYTICS.ofSubject(SUBJECT)).matches("analytics\\.1\\.[A-Za-z0-9_-]{22}");
    assertThat(NEXT_EPOCH.ofValue("order_id", "1")).matches("analytics\\.2\\.[A-Za-z0-9_-]{22}");
  }

  @Test
  void aContactKeepsItsPseudonymInsideADomainAndEpoch() {
    assertThat(ANALYTICS.ofSubject(SUBJECT)).isEqualTo(ANALYTICS.ofSubject(SUBJECT));
    assertThat(ANALYTICS.ofSubject(SUBJECT)).isNotEqualTo(ANALYTICS.ofSubject(OTHER));
  }

  @Test
  void domainsAndEpochsCannotBeJoined() {
    assertThat(untagged(ANALYTICS.ofSubject(SUBJECT)))
        .isNotEqualTo(untagged(EXPORT.ofSubject(SUBJECT)))
        .isNotEqualTo(untagged(NEXT_EPOCH.ofSubject(SUBJECT)));
    assertThat(ANALYTICS.ofEvent(SUBJECT, "e"))
        .isNotEqualTo(EXPORT.ofEvent(SUBJECT, "e"))
        .isNotEqualTo(NEXT_EPOCH.ofEvent(SUBJECT, "e"));
  }

  @Test
  void equalValuesStayEqualInOneFieldAndDifferInAnother() {
    assertThat(ANALYTICS.ofValue("order_id", "1")).isEqualTo(ANALYTICS.ofValue("order_id", "1"));
    assertThat(ANALYTICS.ofValue("order_id", "1")).isNotEqualTo(ANALYTICS.ofValue("email_id", "1"));
  }

  @Test
  void aValueThatLooksLikeAContactOrAnEventDoesNotShareItsPseudonym() {
    assertThat(ANALYTICS.ofValue("subject", SUBJECT.text()))
        .isNotEqualTo(ANALYTICS.ofSubject(SUBJECT));
    assertThat(untagged(ANALYTICS.ofValue(SUBJECT.text(), "e")))
        .isNotEqualTo(ANALYTICS.ofEvent(SUBJECT, "e"));
  }

  @Test
  void theSameEventIdOfTwoContactsIsTwoEvents() {
    assertThat(ANALYTICS.ofEvent(SUBJECT, "e")).isNotEqualTo(ANALYTICS.ofEvent(OTHER, "e"));
  }

  private static String untagged(String pseudonym) {
    return pseudonym.substring(pseudonym.lastIndexOf('.') + 1);
  }
}
