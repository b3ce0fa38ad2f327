package io.placet.acceptance.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Segments that are defined as a marketer does. */
final class Defined {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Defined() {}

  /** Defines one, and returns once everybody who was there is judged by it. */
  static void completely(Api api, String definition) {
    String id = begin(api, definition);
    Until.holds(
        BOUND,
        "progress of " + id + " complete",
        () -> api.progress(id).path("complete").booleanValue());
  }

  /**
   * Defines one.
   *
   * @param definition as a file has it; its version is the gateway's to say
   * @return its id
   */
  static String begin(Api api, String definition) {
    try {
      ObjectNode segment = (ObjectNode) JSON.readTree(definition);
      segment.remove("version");
      api.define(segment);
      return segment.path("id").asText();
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(definition, malformed);
    }
  }
}
