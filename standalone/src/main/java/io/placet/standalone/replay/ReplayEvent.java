package io.placet.standalone.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event of the sequence.
 *
 * @param messageId the same for the same group in every run, so that a repeated event is recognised
 * @param time as the file says, before any shift
 */
record ReplayEvent(
    String messageId,
    Contact contact,
    String type,
    Instant time,
    Map<String, PropertyValue> properties) {
  ReplayEvent {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
