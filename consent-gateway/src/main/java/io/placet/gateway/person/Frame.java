package io.placet.gateway.person;

import static io.placet.gateway.person.Html.all;
import static io.placet.gateway.person.Html.element;
import static io.placet.gateway.person.Html.single;

import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every page has around it: the company, the languages, whom to write to; and the headers that
 * keep the page's address, which holds a token, from going elsewhere.
 */
final class Frame {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "X-Robots-Tag",
          "noindex, nofollow",
          "Vary",
          "Accept-Language, Cookie");

  private final Supplier<Register> register;
  private final PublicAddress address;

  Frame(Supplier<Register> register, PublicAddress address) {
    this.register = register;
    this.address = address;
  }

  PublicAddress address() {
    return address;
  }

  Register register() {
    return register.get();
  }

  ApiResponse page(Words words, int status, String title, Html... body) {
    return page(words, status, Map.of(), title, body);
  }

  ApiResponse page(Words words, int status, Map<String, String> more, String title, Html... body) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put("Content-Language", words.language());
    headers.putAll(more);
    String document = "<!doctype html>\n" + document(words, title, all(body)).markup();
    return ApiResponse.of(
        status,
        headers,
        new ApiResponse.Content("text/html; charset=utf-8", Buffer.buffer(document)));
  }

  /** A page that says one thing. */
  ApiResponse says(Words words, int status, String name, Object... arguments) {
    return page(
        words,
        status,
        words.say(name + ".title"),
        element("p", words.say(name + ".text", arguments)));
  }

  private Html document(Words words, String title, Html body) {
    String company = register().controller().name();
    Html head =
        element(
            "head",
            single("meta", List.of("charset", "utf-8")),
            single(
                "meta",
                List.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
            single("meta", List.of("name", "robots", "content", "noindex, nofollow")),
            element("title", title + " – " + company),
            single("link", List.of("rel", "stylesheet", "href", address.path("/p/style.css"))));
    Html header =
        element(
            "header",
            element("p", List.of("class", "company"), Html.text(company)),
            languages(words));
    return element(
        "html",
        List.of("lang", words.language()),
        head,
        element("body", header, element("main", element("h1", title), body), footer(words)));
  }

  /** Other languages are the same page with another question mark: nothing is sent for it. */
  private static Html languages(Words words) {
    List<Html> others =
        Words.LANGUAGES.stream()
            .filter(language -> !language.equals(words.language()))
            .map(
                language ->
                    element(
                        "a",
                        List.of(
                            "href", "?lang=" + language, "lang", language, "hreflang", language),
                        Html.text(Words.in(language).say("language.name"))))
            .toList();
    return element("nav", List.of("aria-label", words.say("language.choose")), all(others));
  }

  private Html footer(Words words) {
    return element(
        "footer",
        element(
            "p",
            words.say(
                "footer.controller",
                register().controller().name(),
                register().controller().contact())),
        element("p", words.say("footer.officer", register().officer().contact())));
  }
}
