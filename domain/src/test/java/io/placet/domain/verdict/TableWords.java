package io.placet.domain.verdict;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.Evidence;
import io.placet.domain.consent.Records;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of {@code verdict/golden.md} as values. */
final class TableWords {
  private static final long OFFSETS_APART = 10;
  private static final long UNKNOWN = 7;

  private final Instant now;
  private ContactConsents consents = ContactConsents.NONE;
  private long offset;

  private TableWords(Instant now) {
    this.now = now;
  }

  static ConsentKey key(String asked) {
    if (asked.equals("everything")) {
      return ConsentKey.EVERYTHING;
    }
    int slash = asked.indexOf('/');
    return slash < 0
        ? ConsentKey.of(asked)
        : ConsentKey.of(asked.substring(0, slash), asked.substring(slash + 1));
  }

  /** What stands for the contact of a cell. */
  static ContactConsents fold(VerdictTable.Cell cell) {
    TableWords words = new TableWords(cell.now());
    ConsentKey asked = key(cell.asked());
    for (String record : split(cell.records())) {
      words.offset += OFFSETS_APART;
      words.append(words.record(asked, List.of(record.split(" "))), words.offset);
    }
    for (String circumstance : split(cell.contact())) {
      words.offset += 1;
      words.append(words.circumstance(List.of(circumstance.split(" "))), words.offset);
    }
    return words.consents;
  }

  private void append(ContactRecord record, long at) {
    consents = consents.apply(record, at);
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("; "));
  }

  private ContactRecord circumstance(List<String> words) {
    return switch (words.get(0)) {
      case "professional" -> new ContactFacts(Records.SUBJECT, true, Optional.empty());
      case "born" ->
          new ContactFacts(Records.SUBJECT, false, Optional.of(LocalDate.parse(words.get(1))));
      case "erased" -> new ContactErased(Records.SUBJECT, "e");
      case "telephone" ->
          new ContactAttempt(
              Records.SUBJECT,
              "telephone",
              instant(words.get(1)),
              ContactAttempt.Outcome.valueOf(words.get(2).toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  private ConsentRecord record(ConsentKey asked, List<String> words) {
    ConsentKey key = after(words, "on").map(TableWords::key).orElse(asked);
    return new ConsentRecord(
        "r" + offset / OFFSETS_APART,
        Records.SUBJECT,
        key,
        ConsentState.valueOf(words.get(0)),
        actor(words),
        after(words, "as").map(TableWords::basis).orElseGet(() -> basisOf(key)),
        after(words, "until").map(this::instant),
        notice(key, after(words, "notice")),
        after(words, "showing").map(TableWords::evidence).orElse(Set.of()),
        after(words, "follows").map(TableWords::position).orElse(consents.newestOf(key)),
        after(words, "saw").map(TableWords::position).orElse(consents.newest()));
  }

  /** Where nothing is said, the one in force. */
  private static Optional<NoticeRef> notice(ConsentKey key, Optional<String> version) {
    if (!key.purpose().equals(SampleRegister.NOTICE.id())) {
      return Optional.empty();
    }
    String shown = version.orElse(SampleRegister.NOTICE.version());
    return shown.equals("none")
        ? Optional.empty()
        : Optional.of(new NoticeRef(key.purpose(), shown));
  }

  private static Actor actor(List<String> words) {
    return Arrays.stream(Actor.values())
        .filter(actor -> words.contains(actor.name()))
        .findFirst()
        .orElse(Actor.PERSON);
  }

  private static LegalBasis basisOf(ConsentKey key) {
    return SampleRegister.REGISTER
        .purpose(key.purpose())
        .map(Purpose::basis)
        .orElse(LegalBasis.CONSENT);
  }

  private static LegalBasis basis(String word) {
    return LegalBasis.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Set<Evidence> evidence(String words) {
    return Arrays.stream(words.split(","))
        .map(word -> Evidence.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
        .collect(Collectors.toSet());
  }

  private static Optional<String> after(List<String> words, String word) {
    int at = words.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }

  /** {@code NOW}, {@code NOW-1ms}, {@code NOW-30d}, or an instant. */
  private Instant instant(String text) {
    if (!text.startsWith("NOW")) {
      return Instant.parse(text);
    }
    if (text.equals("NOW")) {
      return now;
    }
    boolean days = text.endsWith("d");
    long count = Long.parseLong(text.substring(3, text.length() - (days ? 1 : 2)));
    return now.plus(days ? Duration.ofDays(count) : Duration.ofMillis(count));
  }

  private static long position(String text) {
    return switch (text) {
      case "nothing" -> ContactConsents.NOTHING;
      case "unknown" -> UNKNOWN;
      default -> Long.parseLong(text.substring(1)) * OFFSETS_APART;
    };
  }

  static String spelled(Verdict verdict) {
    if (verdict instanceof Allowed allowed) {
      return allowed.permission().basis() + " " + allowed.permission().recordId();
    }
    Denied denied = (Denied) verdict;
    return denied.reason() + denied.nextAllowed().map(at -> " until " + at).orElse("");
  }
}
