package io.placet.gateway.collect.segment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls of Segment's API. A call that is not named by its sender is an event of the type that the
 * register declares under a fixed name: what a page is called is a value, for a register cannot
 * declare a type for each page.
 */
enum Call {
  TRACK("track"),
  IDENTIFY("identify"),
  PAGE("page", "Page Viewed"),
  SCREEN("screen", "Screen Viewed"),
  GROUP("group", "Group Joined"),
  /** An identify that says the visitor's id in another place, and nothing else. */
  ALIAS("alias");

  private final String wireName;
  private final Optional<String> event;

  Call(String wireName) {
    this.wireName = wireName;
    this.event = Optional.empty();
  }

  Call(String wireName, String event) {
    this.wireName = wireName;
    this.event = Optional.of(event);
  }

  String wireName() {
    return wireName;
  }

  /** The name of its event type, where that is fixed. */
  Optional<String> event() {
    return event;
  }

  /**
   * The call of a batch's message.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  static Call ofWireName(String name) {
    return Arrays.stream(values())
        .filter(call -> call.wireName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "type: allowed: "
                        + Arrays.stream(values())
                            .map(Call::wireName)
                            .collect(Collectors.joining(", "))));
  }
}
