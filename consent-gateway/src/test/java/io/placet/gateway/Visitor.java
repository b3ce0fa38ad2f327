package io.placet.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser without scripts: gets pages, posts their forms, keeps the one cookie.
 *
 * @param cookie as the server set it; empty before
 */
record Visitor(Http http, String cookie) {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  static Visitor of(RunningGateway gateway) {
    return new Visitor(gateway.anonymous(), "");
  }

  /** The same person at another gateway. */
  Visitor at(RunningGateway other) {
    return new Visitor(other.anonymous(), cookie);
  }

  Answer get(String path, String... headers) {
    return http.get(path, withCookie(headers));
  }

  /** Posts names and values in turn. */
  Answer post(String path, String... fields) {
    return http.postBytes(
        path,
        encoded(fields).getBytes(StandardCharsets.UTF_8),
        withCookie("Content-Type", "application/x-www-form-urlencoded"));
  }

  /** Opens a mailed link to preferences. */
  Visitor open(String link) {
    String cookie = post(link, "do", "open").header("Set-Cookie");
    return new Visitor(http, cookie.split(";", 2)[0]);
  }

  /** Presses a button of the preference page. */
  Answer press(String button) {
    return post("/p/preferences", "form", formToken(), "do", button);
  }

  String formToken() {
    Matcher token = FORM_TOKEN.matcher(preferences());
    if (!token.find()) {
      throw new AssertionError("a page without form");
    }
    return token.group(1);
  }

  String preferences() {
    return get("/p/preferences").text();
  }

  private String[] withCookie(String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    if (!cookie.isEmpty()) {
      all.addAll(List.of("Cookie", cookie));
    }
    return all.toArray(String[]::new);
  }

  private static String encoded(String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return body.toString();
  }
}
