package io.placet.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SignalKind;
import io.placet.domain.signal.Statement.Said;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signal changes about what stands, as a table. */
class ChangeTest {
  private static final ConsentKey KEY = ConsentKey.of("analytics");
  private static final NoticeRef NOTICE = new NoticeRef("analytics", "2");
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final SubjectId SOMEBODY = new SubjectId("0".repeat(22));

  @ParameterizedTest(name = "after {0}: a no {1}, a repeated yes {2}, a chosen yes {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing                     | REFUSED   | GIVEN    | GIVEN
          GIVEN                       | WITHDRAWN | STANDS   | STANDS
          GIVEN-older                 | WITHDRAWN | ASK_ANEW | RENEWED
          GIVEN-ended                 | WITHDRAWN | ASK_ANEW | RENEWED
          BASIS_ESTABLISHED           | WITHDRAWN | GIVEN    | GIVEN
          REQUESTED                   | REFUSED   | ASK_ANEW | GIVEN
          GIVEN REVOKED               | REFUSED   | ASK_ANEW | GIVEN
          GIVEN EXPIRED               | REFUSED   | ASK_ANEW | GIVEN
          GIVEN INVALIDATED           | REFUSED   | ASK_ANEW | GIVEN
          REFUSED                     | STANDS    | REFUSED! | GIVEN
          GIVEN WITHDRAWN             | STANDS    | REFUSED! | GIVEN
          OBJECTED                    | STANDS    | REFUSED! | GIVEN
          GIVEN RESTRICTED            | WITHDRAWN | STANDS   | STANDS
          """)
  void onlyAChangeIsRecorded(String history, String no, String repeated, String chosen) {
    Optional<Standing> standing = standing(history);

    assertThat(words(Change.of(refuses(), standing, false, Weight.REPEATED, NOW))).isEqualTo(no);
    assertThat(words(Change.of(gives(), standing, false, Weight.REPEATED, NOW)))
        .isEqualTo(repeated);
    assertThat(words(Change.of(gives(), standing, false, Weight.CHOSEN, NOW))).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({"REPEATED,REFUSED!", "CHOSEN,GIVEN"})
  void anObjectionToAnotherPurposeIsLiftedByALaterChoiceOnly(Weight weight, String change) {
    assertThat(words(Change.of(gives(), Optional.empty(), true, weight, NOW))).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource({"REPEATED", "CHOSEN"})
  void aYesWithoutNoticeProvesNothing(Weight weight) {
    Statement bare = new Statement(KEY, Said.GIVES, SignalKind.TCF, Optional.empty());

    assertThat(words(Change.of(bare, Optional.empty(), false, weight, NOW))).isEqualTo("NO_NOTICE");
  }

  private static Statement gives() {
    return new Statement(KEY, Said.GIVES, SignalKind.CHOICES, Optional.of(NOTICE));
  }

  private static Statement refuses() {
    return new Statement(KEY, Said.REFUSES, SignalKind.CHOICES, Optional.empty());
  }

  private static Optional<Standing> standing(String history) {
    ContactConsents consents = ContactConsents.NONE;
    long offset = 0;
    for (String word : history.equals("nothing") ? new String[0] : history.split(" ")) {
      consents = consents.apply(record(word, consents), offset++);
    }
    return consents.standing(KEY);
  }

  private static ConsentRecord record(String word, ContactConsents before) {
    String[] parts = word.split("-");
    boolean older = Arrays.asList(parts).contains("older");
    boolean ended = Arrays.asList(parts).contains("ended");
    return new ConsentRecord(
        "r" + before.newest(),
        SOMEBODY,
        KEY,
        ConsentState.valueOf(parts[0]),
        Actor.PERSON,
        LegalBasis.CONSENT,
        ended ? Optional.of(NOW) : Optional.empty(),
        Optional.of(older ? new NoticeRef("analytics", "1") : NOTICE),
        Set.of(),
        before.newestOf(KEY),
        before.newest());
  }

  /** A refusal that stands is told from the state by its mark. */
  private static String words(Change change) {
    if (change instanceof Change.Records records) {
      return records.state().name();
    }
    Change.Reason reason = ((Change.Nothing) change).reason();
    return reason == Change.Reason.REFUSED ? "REFUSED!" : reason.name();
  }
}
