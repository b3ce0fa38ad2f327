package io.placet.gateway.person;

import static io.placet.gateway.person.Html.element;

import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.person.LinkException.Reason;
import io.placet.gateway.record.NotPendingException;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.verdict.Decider;
import io.placet.schemas.avro.ConsentRecorded;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The link of a double opt-in: shows what was asked for, and makes a consent of it while it still
 * waits. What was withdrawn or asked anew since is not opened again by an old link.
 */
final class ConfirmPages {
  private final Frame frame;
  private final LinkTokens tokens;
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final RecordWriter records;

  ConfirmPages(
      Frame frame,
      LinkTokens tokens,
      Identities identities,
      Decider decider,
      ContactView view,
      RecordWriter records) {
    this.frame = frame;
    this.tokens = tokens;
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.records = records;
  }

  /**
   * What became of a request.
   *
   * @param asked its record, while it waits
   */
  private record Found(Optional<ConsentRecorded> asked, boolean confirmed) {}

  Future<ApiResponse> show(Visit visit) {
    Link.Confirm link = tokens.confirm(visit.token());
    return Future.fromCompletionStage(
        find(link)
            .thenApply(
                found ->
                    found.confirmed()
                        ? done(visit.words(), link)
                        : question(visit.words(), link, found.asked().orElseThrow(this::over))));
  }

  Future<ApiResponse> confirm(Visit visit) {
    Link.Confirm link = tokens.confirm(visit.token());
    return Future.fromCompletionStage(
        find(link)
            .thenCompose(
                found ->
                    found.confirmed()
                        ? CompletableFuture.completedFuture(null)
                        : records
                            .write(ConfirmedDraft.of(link, found.asked().orElseThrow(this::over)))
                            .thenApply(written -> null))
            .thenApply(none -> done(visit.words(), link))
            .exceptionally(failure -> overtaken(Pages.unwrap(failure))));
  }

  private CompletableFuture<Found> find(Link.Confirm link) {
    SubjectId subject = identities.subjectOf(link.contact());
    return decider
        .present(subject)
        .thenApply(present -> find(link, subject, present.consents().standing(link.key())));
  }

  private Found find(Link.Confirm link, SubjectId subject, Optional<Standing> standing) {
    boolean confirmed =
        standing
            .flatMap(Standing::consent)
            .map(Permission::recordId)
            .equals(Optional.of(ConfirmedDraft.idOf(link.request())));
    boolean waits = standing.flatMap(Standing::pending).equals(Optional.of(link.request()));
    Optional<ConsentRecorded> asked =
        waits
            ? view.records(subject).stream()
                .filter(entry -> ConfirmedDraft.isRecord(entry, link.request(), link.key()))
                .findFirst()
                .flatMap(PlacedEntry::consent)
            : Optional.empty();
    return new Found(asked, confirmed);
  }

  private LinkException over() {
    return new LinkException(Reason.OVER);
  }

  /** It was closed between the look and the record, or its notice was retired meanwhile. */
  private static ApiResponse overtaken(Throwable failure) {
    if (failure instanceof NotPendingException || failure instanceof RefusedException) {
      throw new LinkException(Reason.OVER);
    }
    throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private ApiResponse question(Words words, Link.Confirm link, ConsentRecorded asked) {
    Optional<Notice> notice =
        Optional.ofNullable(asked.getNotice())
            .map(shown -> new NoticeRef(shown.getId(), shown.getVersion()))
            .flatMap(frame.register()::notice);
    return frame.page(
        words,
        200,
        words.say("confirm.title"),
        element("p", words.say("confirm.about", frame.register().controller().name())),
        element("p", List.of("class", "what"), Html.text(words.key(frame.register(), link.key()))),
        notice.map(ConfirmPages::quote).orElse(Html.NOTHING),
        Form.of(words, Form.button("do", "confirm", words.say("confirm.yes"), "primary")),
        element("p", words.say("confirm.ignore")));
  }

  static Html quote(Notice notice) {
    return element(
        "blockquote", List.of("lang", notice.language()), element("p", notice.text().strip()));
  }

  private ApiResponse done(Words words, Link.Confirm link) {
    return frame.page(
        words,
        200,
        words.say("confirmed.title"),
        element("p", List.of("role", "status"), Html.text(words.say("confirmed.text"))),
        element("p", List.of("class", "what"), Html.text(words.key(frame.register(), link.key()))),
        element("p", words.say("confirmed.withdraw")));
  }
}
