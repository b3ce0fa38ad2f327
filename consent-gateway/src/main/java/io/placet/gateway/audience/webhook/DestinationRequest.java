package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.gateway.audience.webhook.Target.Allowed;
import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A receiver as somebody asks for it.
 *
 * @param header name of a header that it asks for
 * @param headerValue its value; there where the name is
 */
record DestinationRequest(
    String url,
    Template template,
    Optional<String> header,
    Optional<String> headerValue,
    String reason) {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]{1,1000}");

  /** They would change what is signed, or where it goes. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "content-type", "transfer-encoding", "connection");

  static DestinationRequest read(JsonObject body, Audience audience, Allowed allowed) {
    try {
      String url = Target.parse(body.getString("url"), allowed).toString();
      Template template =
          Template.ofWireName(body.getString("template", Template.STANDARD.wireName()))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "template: allowed: standard, mailchimp, brevo"));
      if (template.needsEmail() && !audience.identifiers().contains(Identifier.EMAIL)) {
        throw new IllegalArgumentException(
            "template: " + template.wireName() + " needs an audience with the identifier email");
      }
      JsonObject header = body.getJsonObject("header");
      return new DestinationRequest(
          url,
          template,
          Optional.ofNullable(header).map(given -> name(given.getString("name"))),
          Optional.ofNullable(header).map(given -> value(given.getString("value"))),
          body.getString("reason").strip());
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static String name(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!HEADER.matcher(name).matches() || OURS.contains(lower) || lower.startsWith("webhook-")) {
      throw new IllegalArgumentException(
          "header.name: letters, digits and hyphens; not Host, Content-…, Transfer-Encoding,"
              + " Connection or webhook-…");
    }
    return name;
  }

  private static String value(String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("header.value: 1 to 1,000 printable ASCII characters");
    }
    return value;
  }
}
