package io.placet.gateway.person;

import static io.placet.gateway.person.Html.element;

import io.placet.gateway.mail.Mail;
import java.util.List;

/** Mails that carry a link. They load nothing and tell nobody that they were read. */
final class Letters {
  private final Frame frame;

  Letters(Frame frame) {
    this.frame = frame;
  }

  /** The link to the preferences of whoever reads the address. */
  Mail preferences(Words words, String to, String token) {
    return letter(words, to, "mail.preferences", url(words, "/p/p/", token), "");
  }

  /**
   * The link that confirms a consent.
   *
   * @param what purpose and channel, in words
   */
  Mail confirm(Words words, String to, String token, String what) {
    return letter(words, to, "mail.confirm", url(words, "/p/c/", token), what);
  }

  private String url(Words words, String path, String token) {
    return frame.address().url(path + token) + "?lang=" + words.language();
  }

  private Mail letter(Words words, String to, String name, String url, String what) {
    String company = frame.register().controller().name();
    String before = words.say(name + ".before", company);
    String after = words.say(name + ".after", company);
    String text =
        String.join("\n\n", List.of(before, what, url, after, company)).replace("\n\n\n\n", "\n\n");
    Html html =
        element(
            "html",
            List.of("lang", words.language()),
            element(
                "body",
                element("p", before),
                what.isEmpty() ? Html.NOTHING : element("p", element("strong", what)),
                element(
                    "p", element("a", List.of("href", url), Html.text(words.say(name + ".link")))),
                element("p", after),
                element("p", company)));
    return new Mail(
        to,
        words.language(),
        words.say(name + ".subject", company),
        text,
        "<!doctype html>\n" + html.markup());
  }
}
