package io.placet.standalone.replay;

/** Whose event it is, as the HTTP API names it. */
record Contact(Kind kind, String id) {
  enum Kind {
    USER("user", "userId"),
    ANONYMOUS("anonymous", "anonymousId");

    private final String prefix;
    private final String field;

    Kind(String prefix, String field) {
      this.prefix = prefix;
      this.field = field;
    }

    /** The key of an event that carries the id. */
    String field() {
      return field;
    }
  }

  boolean identified() {
    return kind == Kind.USER;
  }

  /** {@code user:17850} or {@code anonymous:536414}. */
  String text() {
    return kind.prefix + ":" + id;
  }
}
