package io.placet.gateway.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the gateway has promised a walk of its own contacts: after it acknowledged a no, no answer
 * is a yes until somebody who may speak for the person gives again.
 */
final class Promises {
  private static final Set<String> NO = Set.of("WITHDRAWN", "REFUSED", "OBJECTED");
  private static final Set<String> YES = Set.of("GIVEN", "RENEWED");
  private static final JsonObject NOTHING = new JsonObject();
  private static final String AS_PERSON = "consents:as-person";

  /** How much of it was seen at all, of all walks. */
  record Seen(LongAdder yes, LongAdder heldNo) {
    Seen() {
      this(new LongAdder(), new LongAdder());
    }
  }

  /** What may be asked of a contact; without channel an empty one. */
  private record Question(String contact, String purpose, String channel) {
    static Question of(String contact, JsonObject said) {
      return new Question(contact, text(said, "purpose"), text(said, "channel"));
    }
  }

  private final Seen seen;
  private final Set<Question> closed = new HashSet<>();

  Promises(Seen seen) {
    this.seen = seen;
  }

  /** Takes an answer in; says which promise it breaks. */
  Optional<String> broken(Asked asked, Got got) {
    boolean done = got.status() < 300;
    switch (asked.operation().id()) {
      case "recordConsent" -> asked.json().ifPresent(said -> recorded(asked, said, done, got));
      case "recordSignals" -> signalled(asked, got, done);
      case "evaluate" -> {
        return done
            ? asked.json().flatMap(said -> decided(said, said, json(got)))
            : Optional.empty();
      }
      case "evaluateAll" -> {
        return done ? asked.json().flatMap(said -> decidedAll(said, json(got))) : Optional.empty();
      }
      case "readConsents" -> {
        return done && !asked.uri().contains("?") ? verdicts(asked, json(got)) : Optional.empty();
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void recorded(Asked asked, JsonObject said, boolean done, Got got) {
    Question question = Question.of(asked.path().getOrDefault("id", ""), said);
    String state = text(said, "state");
    if (done && NO.contains(state)) {
      closed.add(question);
    } else if (mayOpen(asked, got) && YES.contains(state)) {
      closed.remove(question);
    }
  }

  private void signalled(Asked asked, Got got, boolean done) {
    String contact = asked.json().map(said -> text(said, "contact")).orElse("");
    if (!done) {
      if (mayOpen(asked, got)) {
        closed.removeIf(question -> question.contact().equals(contact));
      }
      return;
    }
    Document.objects(json(got).getJsonArray("records"))
        .forEach(
            record -> {
              Question question = Question.of(contact, record);
              if (NO.contains(text(record, "state"))) {
                closed.add(question);
              } else if (asked.caller().may(AS_PERSON)) {
                closed.remove(question);
              }
            });
  }

  /** A yes that had no answer may still have been written. */
  private static boolean mayOpen(Asked asked, Got got) {
    return asked.caller().may(AS_PERSON) && (got.status() < 300 || got.status() >= 500);
  }

  private Optional<String> decidedAll(JsonObject said, JsonObject answer) {
    JsonArray items = said.getJsonArray("evaluations", new JsonArray());
    JsonArray answers = answer.getJsonArray("evaluations", new JsonArray());
    for (int at = 0; at < Math.min(items.size(), answers.size()); at++) {
      if (items.getValue(at) instanceof JsonObject item) {
        Optional<String> broken = decided(said, item, answers.getJsonObject(at));
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  /** A decision on an item, which says itself what the whole request does not say for all. */
  private Optional<String> decided(JsonObject all, JsonObject item, JsonObject answer) {
    JsonObject resource = object(item, "resource").orElse(object(all, "resource").orElse(NOTHING));
    JsonObject action = object(item, "action").orElse(object(all, "action").orElse(NOTHING));
    Question question =
        Question.of(text(resource, "id"), object(action, "properties").orElse(NOTHING));
    return answered(question, answer.getBoolean("decision", false));
  }

  private Optional<String> verdicts(Asked asked, JsonObject answer) {
    return Document.objects(answer.getJsonArray("verdicts"))
        .flatMap(
            verdict ->
                answered(
                    Question.of(asked.path().getOrDefault("id", ""), verdict),
                    verdict.getBoolean("decision", false))
                    .stream())
        .findFirst();
  }

  private Optional<String> answered(Question question, boolean yes) {
    if (yes) {
      seen.yes().increment();
    } else if (closed.contains(question)) {
      seen.heldNo().increment();
    }
    return yes && closed.contains(question)
        ? Optional.of("a yes after an acknowledged no: " + question)
        : Optional.empty();
  }

  private static JsonObject json(Got got) {
    return Answers.json(got).orElse(NOTHING);
  }

  private static Optional<JsonObject> object(JsonObject in, String name) {
    return in.getValue(name) instanceof JsonObject below ? Optional.of(below) : Optional.empty();
  }

  private static String text(JsonObject in, String name) {
    return in.getValue(name) instanceof String text ? text : "";
  }
}
