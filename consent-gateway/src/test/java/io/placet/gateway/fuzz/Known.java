package io.placet.gateway.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What earlier answers told a walk: each text under the name of its field, ids under the name of
 * the list they were in, and the values of links under the parameters of the operation that they
 * lead to. Bounded: of each name the newest.
 */
final class Known {
  private static final int OF_EACH = 12;
  private static final int LONGEST = 400;
  private static final int DEEPEST = 12;
  private static final int ITEMS = 20;

  private final Document document;
  private final Map<String, List<String>> values = new HashMap<>();

  Known(Document document) {
    this.document = document;
  }

  /** Something that an answer called so; empty where none did yet. */
  Optional<String> any(Random random, String name) {
    List<String> said = values.getOrDefault(name, List.of());
    return said.isEmpty() ? Optional.empty() : Optional.of(said.get(random.nextInt(said.size())));
  }

  void learn(String name, String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return;
    }
    List<String> said = values.computeIfAbsent(name, first -> new ArrayList<>());
    said.remove(value);
    said.add(value);
    if (said.size() > OF_EACH) {
      said.remove(0);
    }
  }

  /** All that a JSON answer says. */
  void learn(JsonObject answer) {
    learn("", answer, 0);
  }

  private void learn(String list, JsonObject object, int depth) {
    for (String name : object.fieldNames()) {
      Object value = object.getValue(name);
      if (value instanceof String text) {
        learn(name.equals("id") && !list.isEmpty() ? list : name, text);
        follow(text);
      } else if (value instanceof Number number) {
        learn(name, number.toString());
      } else if (depth < DEEPEST && value instanceof JsonObject below) {
        learn(list, below, depth + 1);
      } else if (depth < DEEPEST && value instanceof JsonArray below) {
        learn(name, below, depth + 1);
      }
    }
  }

  private void learn(String list, JsonArray array, int depth) {
    for (int at = 0; at < Math.min(array.size(), ITEMS); at++) {
      Object value = array.getValue(at);
      if (value instanceof JsonObject below) {
        learn(list, below, depth);
      } else if (value instanceof String text) {
        learn(list, text);
      }
    }
  }

  /** A text that is the path of an operation tells the values of its parameters. */
  void follow(String text) {
    if (text.startsWith("/")) {
      document.linked(text).forEach(this::learn);
    }
  }
}
