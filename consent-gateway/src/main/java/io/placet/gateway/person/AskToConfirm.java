package io.placet.gateway.person;

import io.placet.domain.register.Notice;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.identity.Address;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.mail.Mailer;
import io.placet.gateway.record.Confirmations;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.placet.schemas.avro.AddressSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Double opt-in: mails the link that makes a consent of a request. */
final class AskToConfirm implements Confirmations {
  private static final int MOST = 5;
  private static final Duration WITHIN = Duration.ofHours(1);

  private final Frame frame;
  private final Identities identities;
  private final RecordWriter records;
  private final AliasLinks aliases;
  private final Mailer mailer;
  private final LinkTokens tokens;
  private final Letters letters;
  private final Clock clock;
  private final Duration confirmWithin;
  private final Allowance mails;

  AskToConfirm(
      Frame frame,
      Identities identities,
      RecordWriter records,
      AliasLinks aliases,
      Mailer mailer,
      LinkTokens tokens,
      Clock clock,
      Duration confirmWithin) {
    this.frame = frame;
    this.identities = identities;
    this.records = records;
    this.aliases = aliases;
    this.mailer = mailer;
    this.tokens = tokens;
    this.letters = new Letters(frame);
    this.clock = clock;
    this.confirmWithin = confirmWithin;
    this.mails = new Allowance(MOST, WITHIN, clock);
  }

  @Override
  public void check(Draft request, String email) {
    if (!mailer.isSetUp()) {
      throw ApiException.unavailable(
          "no mail server is set up (--smtp), so the link could not be sent; nothing was recorded");
    }
    if (request.notice().isEmpty() || request.collectionPoint().isEmpty()) {
      throw ApiException.badRequest(
          "confirm: the request names notice {id, version} and collectionPoint, which the confirmed consent needs as its proof");
    }
    Address address = address(email);
    // what would be refused after the person has confirmed is refused before
    records.check(ConfirmedDraft.of(request, "not recorded yet"));
    if (!mails.take(address.alias().text())) {
      throw ApiException.tooMany(
          "confirm: this address was written to " + MOST + " times within the last hour");
    }
  }

  private Address address(String email) {
    try {
      return identities.emailAddress(email);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest("confirm.email: " + wrong.getMessage());
    }
  }

  @Override
  public CompletableFuture<Void> ask(Draft request, Written recorded, String email) {
    return aliases
        .link(request.contact(), address(email), AddressSource.DOUBLE_OPT_IN)
        .thenAccept(none -> mail(request, recorded, email));
  }

  private void mail(Draft request, Written recorded, String email) {
    String token =
        tokens.seal(
            new Link.Confirm(
                request.contact(),
                request.key(),
                recorded.recordId(),
                clock.instant().plus(confirmWithin)));
    Words words = words(request);
    String what = words.key(frame.register(), request.key());
    if (!mailer.offer(letters.confirm(words, email.strip(), token, what))) {
      throw ApiException.unavailable("too many mails wait to be sent; request it again later");
    }
  }

  /** The language that was spoken where the consent was requested. */
  private Words words(Draft request) {
    String language =
        request
            .language()
            .or(() -> request.notice().flatMap(frame.register()::notice).map(Notice::language))
            .orElse("");
    return Words.in(language.split("-", 2)[0]);
  }
}
