package io.placet.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain schema says of a value, and how a value that is not so is refused. */
sealed interface PlainRule {
  /** Where a value is in a request; put into words only where it is refused. */
  record Place(@Nullable Place above, String name) {
    static final Place BODY = new Place(null, "the body");

    /** Of a value that stands by its own name, in the query for one. */
    static Place named(String name) {
      return new Place(BODY, name);
    }

    Place below(String name) {
      return new Place(this, name);
    }

    @Override
    public String toString() {
      return above == null || above.above() == null ? name : above + "." + name;
    }
  }

  /**
   * Lets a value through that the schema allows.
   *
   * @throws ApiException with what is allowed, never with what was sent
   */
  void check(@Nullable Object value, Place place);

  /**
   * An object.
   *
   * @param others what its undeclared properties must be; empty where it takes none
   */
  record ObjectRule(
      Map<String, PlainRule> properties,
      Set<String> required,
      Optional<PlainRule> others,
      int least,
      int most)
      implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof Map<?, ?> object)) {
        throw refused(place, "an object is needed");
      }
      for (String name : required) {
        if (!object.containsKey(name)) {
          throw refused(place.below(name), "is missing");
        }
      }
      if (object.size() < least || object.size() > most) {
        throw refused(place, "properties: at least " + least + ", at most " + most);
      }
      for (Map.Entry<?, ?> field : object.entrySet()) {
        String name = (String) field.getKey();
        PlainRule rule = properties.get(name);
        if (rule != null) {
          rule.check(field.getValue(), place.below(name));
        } else if (others.isPresent()) {
          // its name is the sender's, and not repeated
          others.get().check(field.getValue(), place);
        } else {
          throw refused(
              place,
              "properties: allowed: " + String.join(", ", new TreeSet<>(properties.keySet())));
        }
      }
    }
  }

  /** A value of which the schema says nothing. */
  record AnythingRule() implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      // allowed
    }
  }

  /** A text; its length is counted in characters, as people count them. */
  record TextRule(Set<String> allowed, int minLength, int maxLength, Optional<Pattern> pattern)
      implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof String text)) {
        throw refused(place, "a text is needed");
      }
      if (!allowed.isEmpty() && !allowed.contains(text)) {
        throw refused(place, "allowed: " + String.join(", ", new TreeSet<>(allowed)));
      }
      if (!isLongEnough(text) || isTooLong(text)) {
        throw refused(place, lengths());
      }
      if (pattern.isPresent() && !pattern.get().matcher(text).find()) {
        throw refused(place, "allowed: what matches " + pattern.get());
      }
    }

    private boolean isLongEnough(String text) {
      return minLength == 0 || text.codePointCount(0, text.length()) >= minLength;
    }

    private boolean isTooLong(String text) {
      return text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
    }

    private String lengths() {
      if (minLength == 0) {
        return "at most " + maxLength + " characters";
      }
      return "at least "
          + minLength
          + (maxLength == Integer.MAX_VALUE ? "" : " and at most " + maxLength)
          + " characters";
    }
  }

  /** A whole number. */
  record NumberRule(long least, long most) implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof Number number) || number.doubleValue() % 1 != 0) {
        throw refused(place, "a whole number is needed");
      }
      if (number.doubleValue() < least || number.doubleValue() > most) {
        throw refused(place, bounds());
      }
    }

    private String bounds() {
      if (most == Long.MAX_VALUE) {
        return "at least " + least;
      }
      return least == Long.MIN_VALUE ? "at most " + most : "from " + least + " to " + most;
    }
  }

  /** Yes or no. */
  record FlagRule() implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof Boolean)) {
        throw refused(place, "allowed: true, false");
      }
    }
  }

  /** A list. */
  record ListRule(PlainRule item, int most) implements PlainRule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof List<?> list)) {
        throw refused(place, "a list is needed");
      }
      if (list.size() > most) {
        throw refused(place, "at most " + most + " items");
      }
      for (int at = 0; at < list.size(); at++) {
        item.check(list.get(at), place.below(Integer.toString(at)));
      }
    }
  }

  private static ApiException refused(Place place, String rule) {
    return ApiException.badRequest(place + ": " + rule);
  }
}
