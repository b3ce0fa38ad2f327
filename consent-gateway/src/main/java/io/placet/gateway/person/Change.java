package io.placet.gateway.person;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Notice;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a button of the preference page does, for each contact that has the address. */
final class Change {
  static final String DO = "do";
  static final String TOKEN = "form";
  static final String GIVE = "give";
  static final String WITHDRAW = "withdraw";
  static final String WITHDRAW_ALL = "withdraw-all";
  static final String OBJECT = "object";
  static final String LEAVE = "leave";

  /** Between action, purpose and channel; in none of them. */
  static final String SEPARATOR = ":";

  private static final String METHOD = "preference-page";

  private final Supplier<Register> register;
  private final Closing closing;
  private final RecordWriter records;
  private final Clock clock;

  Change(Supplier<Register> register, Closing closing, RecordWriter records, Clock clock) {
    this.register = register;
    this.closing = closing;
    this.records = records;
    this.clock = clock;
  }

  /** Does it; fails with {@link RefusedException} where the page offers no such thing. */
  CompletableFuture<Void> apply(String asked, List<ContactId> contacts, Words words) {
    String[] parts = asked.split(SEPARATOR, 3);
    if (asked.equals(WITHDRAW_ALL)) {
      return closing.withdraw(contacts, Closing.everything(register.get()), METHOD, words);
    }
    if (asked.equals(OBJECT)) {
      return closing.object(contacts, METHOD, words);
    }
    if (parts.length >= 2 && parts[0].equals(WITHDRAW)) {
      return closing.withdraw(contacts, List.of(key(parts)), METHOD, words);
    }
    if (parts.length >= 2 && parts[0].equals(GIVE)) {
      return give(contacts, key(parts), words);
    }
    throw new RefusedException("do: a button of the page");
  }

  private static ConsentKey key(String[] parts) {
    return new ConsentKey(parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
  }

  private CompletableFuture<Void> give(List<ContactId> contacts, ConsentKey key, Words words) {
    Register current = register.get();
    Purpose purpose =
        current
            .purpose(key.purpose())
            .orElseThrow(() -> new RefusedException("purpose: not declared in the register"));
    Optional<Notice> notice = Notices.inForce(current, purpose, words.language(), clock.instant());
    return records
        .writeAll(
            contacts.stream()
                .map(contact -> grant(current, purpose, contact, key, notice, words))
                .toList())
        .thenApply(written -> null);
  }

  private static Draft grant(
      Register register,
      Purpose purpose,
      ContactId contact,
      ConsentKey key,
      Optional<Notice> notice,
      Words words) {
    return Draft.of(contact, key, ConsentState.GIVEN, Actor.PERSON, Closing.PERSON)
        .notice(notice.map(Notice::ref))
        .collectionPoint(Closing.point(register, key).map(CollectionPoint::id))
        .method(Optional.of(METHOD))
        .language(notice.map(Notice::language).or(() -> Optional.of(words.language())))
        // the button says so, for a purpose that needs it, beside the text of the notice
        .evidence(purpose.specialCategories() ? Set.of(Evidence.EXPLICIT_STATEMENT) : Set.of())
        .build();
  }
}
