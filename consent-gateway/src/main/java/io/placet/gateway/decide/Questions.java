package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.identity.ContactIds;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogPosition;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Reads questions as AuthZEN writes them. What is missing or of another kind is told, never what
 * was sent; what is not known is ignored.
 */
final class Questions {
  static final String CONTACT = "contact";
  static final String PROCESS = "process";
  static final String PROCESSOR = "processor";

  static final String SUBJECT = "subject";
  static final String ACTION = "action";
  static final String RESOURCE = "resource";
  static final String CONTEXT = "context";
  private static final int MOST_CHARS = 100;

  private final Identities identities;

  Questions(Identities identities) {
    this.identities = identities;
  }

  /** A question that stands alone. */
  Question read(JsonObject body) {
    Optional<String> processor = asker(body);
    ConsentKey key = asked(object(body, ACTION));
    return new Question(
        subject(object(body, RESOURCE)), key, processor, leastRevision(body), false);
  }

  /** The questions of a batch. */
  BatchQuestions in(JsonObject batch) {
    return new BatchQuestions(this, batch);
  }

  /** The one that asks, where it is a processor. */
  static Optional<String> asker(JsonObject body) {
    return processor(object(body, SUBJECT));
  }

  static Optional<String> processor(JsonObject subject) {
    String type = text(subject, SUBJECT, "type");
    String id = text(subject, SUBJECT, "id");
    return type.equals(PROCESSOR) ? Optional.of(id) : Optional.empty();
  }

  /** What an action asks for. */
  static ConsentKey asked(JsonObject action) {
    if (!PROCESS.equals(text(action, ACTION, "name"))) {
      throw ApiException.badRequest("action.name: allowed: " + PROCESS);
    }
    return key(action);
  }

  /** The contact that is asked about. */
  SubjectId subject(JsonObject resource) {
    if (!CONTACT.equals(text(resource, RESOURCE, "type"))) {
      throw ApiException.badRequest("resource.type: allowed: " + CONTACT);
    }
    return identities.subjectOf(ContactIds.parse(text(resource, RESOURCE, "id")));
  }

  /** Purpose and channel of an action. */
  static ConsentKey key(JsonObject action) {
    JsonObject properties =
        action.getValue("properties") instanceof JsonObject given ? given : new JsonObject();
    if (!(properties.getValue("purpose") instanceof String purpose)) {
      throw ApiException.badRequest(
          "action.properties.purpose: a purpose of the register is needed");
    }
    Object channel = properties.getValue("channel");
    if (channel != null && !(channel instanceof String)) {
      throw ApiException.badRequest("action.properties.channel: a text is needed");
    }
    return new ConsentKey(
        bounded("purpose", purpose),
        Optional.ofNullable((String) channel).map(name -> bounded("channel", name)));
  }

  /** The revision that the answer must have reached. */
  static Optional<LogPosition> leastRevision(JsonObject body) {
    if (!(body.getValue(CONTEXT) instanceof JsonObject context)
        || !(context.getValue("min_revision") instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogPosition.parse(text));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest("context.min_revision: " + wrong.getMessage());
    }
  }

  static JsonObject object(JsonObject body, String name) {
    Object value = body.getValue(name);
    if (value == null) {
      throw ApiException.badRequest(name + ": is missing");
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw ApiException.badRequest(name + ": an object is needed");
  }

  static String text(JsonObject object, String path, String name) {
    Object value = object.getValue(name);
    if (value == null) {
      throw ApiException.badRequest(path + "." + name + ": is missing");
    }
    if (value instanceof String text) {
      return text;
    }
    throw ApiException.badRequest(path + "." + name + ": a text is needed");
  }

  private static String bounded(String name, String text) {
    if (text.length() > MOST_CHARS) {
      throw ApiException.badRequest(
          "action.properties." + name + ": at most " + MOST_CHARS + " characters");
    }
    return text;
  }
}
