package io.placet.gateway.person;

import static io.placet.gateway.person.Html.element;

import io.placet.domain.consent.ConsentKey;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.Future;
import java.util.List;

/**
 * The link in a message: it withdraws, in one step, without asking who is there. It shows what the
 * message was about and nothing of the contact, for it may have been forwarded. One-click as RFC
 * 8058 has it: the mail program posts, without cookie, and is not sent elsewhere.
 */
final class WithdrawPages {
  private static final String ONE_CLICK = "List-Unsubscribe";
  private static final String WHAT = "what";
  private static final String THIS = "this";
  private static final String EVERYTHING = "everything";

  private final Frame frame;
  private final LinkTokens tokens;
  private final Closing closing;

  WithdrawPages(Frame frame, LinkTokens tokens, Closing closing) {
    this.frame = frame;
    this.tokens = tokens;
    this.closing = closing;
  }

  Future<ApiResponse> show(Visit visit) {
    Link.Withdraw link = tokens.withdraw(visit.token());
    Words words = visit.words();
    return Future.succeededFuture(
        frame.page(
            words,
            200,
            words.say("withdraw.title"),
            element("p", words.say("withdraw.about")),
            element(
                "p", List.of("class", "what"), Html.text(words.key(frame.register(), link.key()))),
            Form.of(
                words,
                Form.button(WHAT, THIS, words.say("withdraw.this"), "primary"),
                element("p", words.say("withdraw.or")),
                Form.button(WHAT, EVERYTHING, words.say("withdraw.everything"), "second")),
            more(words)));
  }

  Future<ApiResponse> withdraw(Visit visit) {
    Link.Withdraw link = tokens.withdraw(visit.token());
    boolean oneClick = visit.field(ONE_CLICK).equals("One-Click");
    boolean all = visit.field(WHAT).equals(EVERYTHING);
    if (!oneClick && !all && !visit.field(WHAT).equals(THIS)) {
      return Future.succeededFuture(frame.says(visit.words(), 400, "refused"));
    }
    List<ConsentKey> keys = all ? Closing.everything(frame.register()) : List.of(link.key());
    return Future.fromCompletionStage(
        closing
            .withdraw(
                List.of(link.contact()),
                keys,
                oneClick ? "one-click" : "mailed-link",
                visit.words())
            .thenApply(none -> done(visit.words(), link, all)));
  }

  private ApiResponse done(Words words, Link.Withdraw link, boolean all) {
    String what = all ? words.say("withdrawn.everything") : words.key(frame.register(), link.key());
    return frame.page(
        words,
        200,
        words.say("withdrawn.title"),
        element("p", List.of("role", "status"), Html.text(words.say("withdrawn.text"))),
        element("p", List.of("class", "what"), Html.text(what)),
        more(words));
  }

  private Html more(Words words) {
    return element(
        "p",
        Html.text(words.say("withdraw.more") + " "),
        element(
            "a",
            List.of("href", frame.address().path("/preferences") + "?lang=" + words.language()),
            Html.text(words.say("preferences.ask"))));
  }
}
