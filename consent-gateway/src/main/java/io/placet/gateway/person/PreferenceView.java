package io.placet.gateway.person;

import static io.placet.gateway.person.Html.all;
import static io.placet.gateway.person.Html.element;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Notice;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every purpose and channel in words, what stands about it, and the buttons that change it. */
final class PreferenceView {
  private final Register register;
  private final Words words;
  private final Known known;
  private final Instant now;

  PreferenceView(Register register, Words words, Known known, Instant now) {
    this.register = register;
    this.words = words;
    this.known = known;
    this.now = now;
  }

  /** The form; empty of buttons where nothing is known of the address. */
  Html form(String token) {
    List<Html> purposes =
        register.purposes().stream().filter(Closing::canClose).map(this::purpose).toList();
    return Form.of(
        words,
        Form.hidden(Change.TOKEN, token),
        element(
            "p", Form.button(Change.DO, Change.WITHDRAW_ALL, words.say("all.withdraw"), "primary")),
        all(purposes),
        objection());
  }

  private Html objection() {
    String id = "objection";
    Html answer =
        known.isObjected(register)
            ? element("p", List.of("class", "state no"), Html.text(words.say("objection.stands")))
            : Form.button(Change.DO, Change.OBJECT, words.say("objection.button"), "second");
    return element(
        "section",
        List.of("aria-labelledby", id),
        element("h2", List.of("id", id), Html.text(words.say("objection.title"))),
        element("p", words.say("objection.text")),
        answer);
  }

  private Html purpose(Purpose purpose) {
    String id = "purpose-" + purpose.id();
    Optional<Notice> notice = Notices.inForce(register, purpose, words.language(), now);
    List<Html> rows =
        register
            .keys()
            .filter(key -> key.purpose().equals(purpose.id()))
            .map(key -> row(purpose, key, notice.isPresent()))
            .toList();
    return element(
        "section",
        List.of("aria-labelledby", id),
        element("h2", List.of("id", id), Html.text(words.purpose(purpose))),
        element("ul", List.of("class", "channels"), all(rows)),
        notice.map(this::told).orElse(Html.NOTHING));
  }

  private Html told(Notice notice) {
    return element(
        "details", element("summary", words.say("notice.show")), ConfirmPages.quote(notice));
  }

  private Html row(Purpose purpose, ConsentKey key, boolean hasNotice) {
    Optional<Verdict> verdict = known.verdict(register, key);
    boolean allowed = verdict.filter(Verdict::isAllowed).isPresent();
    List<Html> parts = new ArrayList<>();
    key.channel()
        .ifPresent(
            channel ->
                parts.add(
                    element(
                        "span", List.of("class", "channel"), Html.text(words.channel(channel)))));
    parts.add(
        element(
            "span",
            List.of("class", allowed ? "state yes" : "state no"),
            Html.text(verdict.map(this::state).orElseGet(() -> words.say("state.no_record")))));
    if (allowed) {
      parts.add(button(Change.WITHDRAW, key, words.say("button.withdraw"), "second"));
    } else if (canGive(purpose, key) && hasNotice) {
      String label = purpose.specialCategories() ? "button.give.explicit" : "button.give";
      parts.add(button(Change.GIVE, key, words.say(label), "first"));
    }
    return element("li", all(parts));
  }

  private boolean canGive(Purpose purpose, ConsentKey key) {
    return purpose.basis() == LegalBasis.CONSENT && Closing.point(register, key).isPresent();
  }

  /** Its name for those who hear the page says what it is about. */
  private Html button(String action, ConsentKey key, String label, String look) {
    return Form.button(
        Change.DO,
        action
            + Change.SEPARATOR
            + key.purpose()
            + key.channel().map(c -> Change.SEPARATOR + c).orElse(""),
        all(
            Html.text(label),
            element(
                "span", List.of("class", "unseen"), Html.text(" – " + words.key(register, key)))),
        look);
  }

  private String state(Verdict verdict) {
    if (verdict instanceof Allowed allowed) {
      String name =
          allowed.permission().basis() == LegalBasis.CONSENT ? "state.given" : "state.other";
      return known
          .since(allowed)
          .map(since -> words.say(name + ".since", words.date(since, register.zone())))
          .orElseGet(() -> words.say(name));
    }
    Denied denied = (Denied) verdict;
    return words
        .find("state." + denied.reason().name().toLowerCase(Locale.ROOT))
        .orElseGet(() -> words.say("state.no_record"));
  }

  /** What rests on a contract or the law: told, not asked. */
  Html fixed() {
    List<Html> rows =
        register.purposes().stream()
            .filter(purpose -> !Closing.canClose(purpose))
            .map(
                purpose ->
                    element(
                        "li",
                        Html.text(
                            words.purpose(purpose)
                                + " "
                                + words.say(
                                    "basis." + purpose.basis().name().toLowerCase(Locale.ROOT)))))
            .toList();
    return rows.isEmpty()
        ? Html.NOTHING
        : element(
            "section",
            List.of("aria-labelledby", "fixed"),
            element("h2", List.of("id", "fixed"), Html.text(words.say("fixed.title"))),
            element("ul", all(rows)));
  }
}
