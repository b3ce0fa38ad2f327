package io.placet.gateway.person;

import static io.placet.gateway.person.Html.all;
import static io.placet.gateway.person.Html.element;
import static io.placet.gateway.person.Html.single;

import java.util.List;

/** Forms that post to the page they are on. */
final class Form {
  private Form() {}

  /** A form that stays in its language. */
  static Html of(Words words, Html... fields) {
    return element(
        "form",
        List.of("method", "post"),
        single("input", List.of("type", "hidden", "name", "lang", "value", words.language())),
        all(fields));
  }

  static Html hidden(String name, String value) {
    return single("input", List.of("type", "hidden", "name", name, "value", value));
  }

  /** A button that says what it does. */
  static Html button(String name, String value, String label, String look) {
    return button(name, value, Html.text(label), look);
  }

  static Html button(String name, String value, Html label, String look) {
    return element(
        "button", List.of("type", "submit", "name", name, "value", value, "class", look), label);
  }
}
