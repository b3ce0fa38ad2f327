package io.placet.gateway.person;

import static io.placet.gateway.person.Html.element;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.person.LinkException.Reason;
import io.placet.gateway.verdict.Decider;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Preferences behind a fresh link to the address: what stands, what was, and changing it. Opening
 * the link takes a press of a button, for programs follow links by themselves.
 */
final class PreferencePages {
  private static final String COOKIE = "placet_preferences";
  private static final String PAGE = "/p/preferences";

  private final Frame frame;
  private final LinkTokens tokens;
  private final Sessions sessions;
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final AliasView linked;
  private final Change change;
  private final Clock clock;

  PreferencePages(
      Frame frame,
      LinkTokens tokens,
      Sessions sessions,
      Identities identities,
      Decider decider,
      ContactView view,
      AliasView linked,
      Change change,
      Clock clock) {
    this.frame = frame;
    this.tokens = tokens;
    this.sessions = sessions;
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.linked = linked;
    this.change = change;
    this.clock = clock;
  }

  Future<ApiResponse> showLink(Visit visit) {
    Words words = visit.words();
    if (sessions.isOpened(tokens.preferences(visit.token()))) {
      throw new LinkException(Reason.USED);
    }
    return Future.succeededFuture(
        frame.page(
            words,
            200,
            words.say("open.title"),
            element("p", words.say("open.text")),
            Form.of(words, Form.button(Change.DO, "open", words.say("open.button"), "primary"))));
  }

  Future<ApiResponse> openLink(Visit visit) {
    return Future.fromCompletionStage(
        sessions
            .open(tokens.preferences(visit.token()))
            .thenApply(
                session ->
                    ApiResponse.seeOther(
                        to(visit.words(), ""),
                        cookie(tokens.seal(session), Sessions.LIFE.toSeconds()))));
  }

  Future<ApiResponse> show(Visit visit) {
    return Future.fromCompletionStage(
        session(visit)
            .thenCompose(
                session -> known(session).thenApply(known -> page(visit, session, known))));
  }

  Future<ApiResponse> change(Visit visit) {
    return Future.fromCompletionStage(
        session(visit)
            .thenCompose(
                session -> {
                  if (!Secret.same(visit.field(Change.TOKEN), Sessions.formToken(session))) {
                    throw new LinkException(Reason.NO_SESSION);
                  }
                  return change(visit, session);
                }));
  }

  private CompletableFuture<ApiResponse> change(Visit visit, Link.Session session) {
    Words words = visit.words();
    String asked = visit.field(Change.DO);
    if (asked.equals(Change.LEAVE)) {
      ApiResponse left = frame.says(words, 200, "left");
      return CompletableFuture.completedFuture(
          new ApiResponse(
              left.status(), with(left.headers(), cookie("", 0)), left.body(), left.content()));
    }
    return change
        .apply(asked, linked.contactsOf(session.alias()), words)
        .thenApply(
            none ->
                new ApiResponse(303, Map.of("Location", to(words, "&saved=1")), new JsonObject()));
  }

  private static Map<String, String> with(Map<String, String> headers, String cookie) {
    Map<String, String> more = new java.util.HashMap<>(headers);
    more.put("Set-Cookie", cookie);
    return more;
  }

  /** Its barrier covers the address too, so that the contacts that have it are known after it. */
  private CompletableFuture<Link.Session> session(Visit visit) {
    return sessions.of(visit.request().exchange().cookie(COOKIE));
  }

  private CompletableFuture<Known> known(Link.Session session) {
    List<ContactId> contacts = linked.contactsOf(session.alias());
    if (contacts.isEmpty()) {
      return CompletableFuture.completedFuture(new Known(List.of(), List.of(), List.of()));
    }
    List<SubjectId> subjects = contacts.stream().map(identities::subjectOf).toList();
    return decider
        .presents(subjects)
        .thenApply(
            presents ->
                new Known(
                    contacts, subjects.stream().map(presents::apply).toList(), entries(subjects)));
  }

  private List<PlacedEntry> entries(List<SubjectId> subjects) {
    return subjects.stream().flatMap(subject -> view.records(subject).stream()).toList();
  }

  private ApiResponse page(Visit visit, Link.Session session, Known known) {
    Words words = visit.words();
    if (known.contacts().isEmpty()) {
      return frame.says(words, 200, "nothing");
    }
    PreferenceView preferences =
        new PreferenceView(frame.register(), words, known, clock.instant());
    String token = Sessions.formToken(session);
    return frame.page(
        words,
        200,
        words.say("preferences.title"),
        visit.request().queryParameter("saved").isPresent()
            ? element(
                "p", List.of("role", "status", "class", "saved"), Html.text(words.say("saved")))
            : Html.NOTHING,
        element("p", words.say("preferences.about")),
        preferences.form(token),
        preferences.fixed(),
        new HistoryView(frame.register(), words).of(known),
        Form.of(
            words,
            Form.hidden(Change.TOKEN, token),
            Form.button(Change.DO, Change.LEAVE, words.say("leave"), "second")));
  }

  private String to(Words words, String more) {
    return frame.address().path(PAGE) + "?lang=" + words.language() + more;
  }

  private String cookie(String value, long seconds) {
    return COOKIE
        + "="
        + value
        + "; Path="
        + frame.address().path("/p")
        + "; HttpOnly; SameSite=Strict; Max-Age="
        + seconds
        + (frame.address().isSecure() ? "; Secure" : "");
  }
}
