package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.gateway.audience.change.Standing.Telling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The form of bodies that a receiver understands. */
enum Template {
  /** Standard Webhooks' own: type, timestamp, data. */
  STANDARD,
  /**
   * Mailchimp's batch of list members: the address of the list is the receiver's, as {@code
   * https://<dc>.api.mailchimp.com/3.0/lists/<list>}.
   */
  MAILCHIMP,
  /**
   * Brevo's contacts of a list: the receiver's address is {@code
   * https://api.brevo.com/v3/contacts/lists/<list>/contacts}, behind which comes which way.
   */
  BREVO;

  /**
   * A body and where it goes.
   *
   * @param path behind the receiver's own
   */
  record Rendered(String path, JsonObject body) {}

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Template> ofWireName(String name) {
    return Arrays.stream(values()).filter(template -> template.wireName().equals(name)).findFirst();
  }

  /** Whether it needs members' e-mail addresses. */
  boolean needsEmail() {
    return this != STANDARD;
  }

  /** What is sent of a message; empty where the template cannot name the contact. */
  Optional<Rendered> render(Audience audience, Message message) {
    if (this == STANDARD) {
      return Optional.of(new Rendered("", message.event().toJson(audience)));
    }
    return Optional.ofNullable(message.event().names().get(Identifier.EMAIL))
        .map(
            email ->
                this == MAILCHIMP
                    ? mailchimp(audience, message.event().telling(), email)
                    : brevo(message.event().telling(), email));
  }

  private static Rendered mailchimp(Audience audience, Telling telling, String email) {
    JsonObject member =
        new JsonObject()
            .put("email_address", email)
            .put("status", telling == Telling.ENTERED ? "subscribed" : "unsubscribed")
            .put("tags", new JsonArray().add(audience.id()));
    return new Rendered(
        "",
        new JsonObject().put("members", new JsonArray().add(member)).put("update_existing", true));
  }

  private static Rendered brevo(Telling telling, String email) {
    return new Rendered(
        telling == Telling.ENTERED ? "/add" : "/remove",
        new JsonObject().put("emails", new JsonArray().add(email)));
  }
}
