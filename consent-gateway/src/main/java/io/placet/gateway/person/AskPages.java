package io.placet.gateway.person;

import static io.placet.gateway.person.Html.element;
import static io.placet.gateway.person.Html.single;

import io.placet.domain.contact.Alias;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.mail.Mailer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Asks for an address and mails a link to it. The answer, and the time it takes, are the same
 * whether or not we know the address: it is given before we look.
 */
final class AskPages {
  private static final Duration WITHIN = Duration.ofMinutes(15);
  private static final int MOST_AN_ADDRESS = 3;
  private static final int MOST_A_CLIENT = 30;
  private static final String EMAIL = "email";

  private final Frame frame;
  private final Identities identities;
  private final Barrier barrier;
  private final AliasView view;
  private final Mailer mailer;
  private final Sessions sessions;
  private final Letters letters;
  private final Executor afterwards;
  private final Allowance addresses;
  private final Allowance clients;

  AskPages(
      Frame frame,
      Identities identities,
      Barrier barrier,
      AliasView view,
      Mailer mailer,
      Sessions sessions,
      Executor afterwards,
      Clock clock) {
    this.frame = frame;
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
    this.mailer = mailer;
    this.sessions = sessions;
    this.afterwards = afterwards;
    this.letters = new Letters(frame);
    this.addresses = new Allowance(MOST_AN_ADDRESS, WITHIN, clock);
    this.clients = new Allowance(MOST_A_CLIENT, WITHIN, clock);
  }

  Future<ApiResponse> show(Visit visit) {
    return Future.succeededFuture(
        mailer.isSetUp() ? form(visit.words(), 200, Optional.empty()) : notSetUp(visit.words()));
  }

  Future<ApiResponse> mail(Visit visit) {
    Words words = visit.words();
    if (!mailer.isSetUp()) {
      return Future.succeededFuture(notSetUp(words));
    }
    if (!clients.take(visit.request().exchange().client())) {
      return Future.succeededFuture(tooOften(words));
    }
    String address = visit.field(EMAIL).strip();
    Alias alias;
    try {
      alias = identities.email(address);
    } catch (IllegalArgumentException none) {
      return Future.succeededFuture(form(words, 400, Optional.of(words.say("ask.invalid"))));
    }
    if (!addresses.take(alias.text())) {
      return Future.succeededFuture(tooOften(words));
    }
    return Future.fromCompletionStage(barrier.await(Set.of(identities.partitionOf(alias))))
        .map(proven -> asked(words, address, alias));
  }

  private ApiResponse asked(Words words, String address, Alias alias) {
    try {
      afterwards.execute(() -> mailTo(words, address, alias));
      return frame.says(words, 200, "asked");
    } catch (RejectedExecutionException tooManyWait) {
      return frame.says(words, 503, "later");
    }
  }

  private void mailTo(Words words, String address, Alias alias) {
    if (view.isLinked(alias)) {
      // a full queue counts itself; to say so here would tell that the address is known
      boolean unused = mailer.offer(letters.preferences(words, address, sessions.linkTo(alias)));
    }
  }

  private ApiResponse tooOften(Words words) {
    return frame.says(words, 429, "often");
  }

  private ApiResponse notSetUp(Words words) {
    return frame.says(words, 503, "nomail", frame.register().officer().contact());
  }

  private ApiResponse form(Words words, int status, Optional<String> mistake) {
    List<String> input =
        new ArrayList<>(
            List.of(
                "type",
                "email",
                "id",
                EMAIL,
                "name",
                EMAIL,
                "autocomplete",
                "email",
                "required",
                "",
                "maxlength",
                "320"));
    mistake.ifPresent(
        said -> input.addAll(List.of("aria-invalid", "true", "aria-describedby", "mistake")));
    return frame.page(
        words,
        status,
        words.say("ask.title"),
        element("p", words.say("ask.about", frame.register().controller().name())),
        Form.of(
            words,
            element("label", List.of("for", EMAIL), Html.text(words.say("ask.email"))),
            single("input", input),
            mistake
                .map(
                    said ->
                        element(
                            "p",
                            List.of("id", "mistake", "class", "mistake", "role", "alert"),
                            Html.text(said)))
                .orElse(Html.NOTHING),
            Form.button("do", "mail", words.say("ask.send"), "primary")));
  }
}
