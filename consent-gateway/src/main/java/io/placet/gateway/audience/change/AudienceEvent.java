package io.placet.gateway.audience.change;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.Standing.Telling;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody who follows an audience is told of a contact.
 *
 * @param member the contact's name between Placet and this follower alone, which stays when the
 *     contact cannot be named any more
 * @param names the audience's identifiers, as far as the contact has them
 */
public record AudienceEvent(
    Telling telling, String member, Map<Identifier, String> names, Standing standing) {
  private static final int DIGEST_BYTES = 18;

  public AudienceEvent {
    names = Map.copyOf(names);
  }

  /** What a follower calls a contact. */
  public static String member(String follower, SubjectId subject) {
    // subject ids are keyed, so two followers cannot find out that they mean the same contact
    return digest(follower, subject.text());
  }

  /** A short name for a few texts together, the same each time. */
  public static String digest(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As Standard Webhooks has it: type, timestamp, data. */
  public JsonObject toJson(Audience audience) {
    JsonObject data =
        new JsonObject().put("audience", audience.id()).put("purpose", audience.key().purpose());
    audience.key().channel().ifPresent(channel -> data.put("channel", channel));
    data.put("member", member);
    for (Identifier identifier : Identifier.values()) {
      String name = names.get(identifier);
      if (name != null) {
        data.put(jsonName(identifier), name);
      }
    }
    data.put("revision", standing.revision().toString());
    return new JsonObject()
        .put("type", "audience." + telling.name().toLowerCase(Locale.ROOT))
        .put("timestamp", standing.asOf().toString())
        .put("data", data);
  }

  private static String jsonName(Identifier identifier) {
    return switch (identifier) {
      case CONTACT -> "contact";
      case EMAIL -> "email";
      case PHONE -> "phone";
      case EMAIL_SHA256 -> "emailSha256";
    };
  }
}
