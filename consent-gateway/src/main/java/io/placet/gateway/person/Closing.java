package io.placet.gateway.person;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.verdict.Decider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Withdraws and objects in a person's name. What is closed already is not closed again, so that a
 * link that is used for ever fills no log; where that cannot be proven it is written all the same.
 */
final class Closing {
  /** The collection point that stands for these pages, where the register declares it. */
  static final String POINT = "preference-page";

  /** Who acted, as records name it. */
  static final String PERSON = "person";

  private final Supplier<Register> register;
  private final Identities identities;
  private final Decider decider;
  private final RecordWriter records;

  Closing(
      Supplier<Register> register, Identities identities, Decider decider, RecordWriter records) {
    this.register = register;
    this.identities = identities;
    this.decider = decider;
    this.records = records;
  }

  /** One thing to close for one contact. */
  private record Close(ContactId contact, ConsentKey key, ConsentState state) {}

  /** Everything that a person can close: not what a contract or the law asks for. */
  static List<ConsentKey> everything(Register register) {
    return register
        .keys()
        .filter(key -> register.purpose(key.purpose()).filter(Closing::canClose).isPresent())
        .toList();
  }

  static boolean canClose(Purpose purpose) {
    return purpose.basis() != LegalBasis.CONTRACT && purpose.basis() != LegalBasis.LEGAL_OBLIGATION;
  }

  /** Withdraws for each contact; objects where the purpose does not rest on consent. */
  CompletableFuture<Void> withdraw(
      List<ContactId> contacts, List<ConsentKey> keys, String method, Words words) {
    List<Close> wanted = new ArrayList<>();
    // what the register no longer declares is not done any more, so there is nothing to close
    List<ConsentKey> declared = register.get().keys().filter(keys::contains).toList();
    for (ContactId contact : contacts) {
      declared.forEach(key -> wanted.add(new Close(contact, key, stateFor(key))));
    }
    return close(wanted, method, words);
  }

  /** Objects to direct marketing, all of it, for each contact (GDPR Article 21(2)). */
  CompletableFuture<Void> object(List<ContactId> contacts, String method, Words words) {
    Optional<ConsentKey> any =
        register.get().keys().filter(key -> isDirectMarketing(register.get(), key)).findFirst();
    return close(
        contacts.stream()
            .flatMap(
                contact -> any.stream().map(key -> new Close(contact, key, ConsentState.OBJECTED)))
            .toList(),
        method,
        words);
  }

  static boolean isDirectMarketing(Register register, ConsentKey key) {
    return register.purpose(key.purpose()).filter(Purpose::directMarketing).isPresent();
  }

  private ConsentState stateFor(ConsentKey key) {
    boolean byConsent =
        register
            .get()
            .purpose(key.purpose())
            .filter(purpose -> purpose.basis() == LegalBasis.CONSENT)
            .isPresent();
    return byConsent ? ConsentState.WITHDRAWN : ConsentState.OBJECTED;
  }

  private CompletableFuture<Void> close(List<Close> wanted, String method, Words words) {
    if (wanted.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return open(wanted)
        .thenCompose(
            still ->
                records.writeAll(
                    wanted.stream()
                        .filter(still)
                        .map(close -> draft(close, method, words))
                        .toList()))
        .thenApply(written -> null);
  }

  /** What is not closed yet; all of it where the log cannot be read to its end now. */
  private CompletableFuture<Predicate<Close>> open(List<Close> wanted) {
    return decider
        .presents(wanted.stream().map(close -> identities.subjectOf(close.contact())).toList())
        .handle(
            (presents, unproven) ->
                close ->
                    unproven != null
                        || !isClosed(
                            presents.apply(identities.subjectOf(close.contact())).consents(),
                            close));
  }

  private boolean isClosed(ContactConsents consents, Close close) {
    if (close.state() == ConsentState.OBJECTED) {
      return consents.objectionTo(close.key(), register.get()).isPresent();
    }
    return consents
        .standing(close.key())
        .filter(standing -> standing.isClosed() && standing.pending().isEmpty())
        .isPresent();
  }

  private Draft draft(Close close, String method, Words words) {
    return Draft.of(close.contact(), close.key(), close.state(), Actor.PERSON, PERSON)
        .collectionPoint(point(register.get(), close.key()).map(CollectionPoint::id))
        .method(Optional.of(method))
        .language(Optional.of(words.language()))
        .build();
  }

  /** The preference page, where it may collect for a purpose. */
  static Optional<CollectionPoint> point(Register register, ConsentKey key) {
    return Optional.ofNullable(register.collectionPoints().get(POINT))
        .filter(point -> point.purposes().contains(key.purpose()));
  }
}
