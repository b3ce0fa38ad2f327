package io.placet.gateway.audience.list;

import io.vertx.core.json.JsonObject;

/**
 * A line that says whom it may not.
 *
 * @param line number of the line it begins on, from 1
 * @param field that is wrong; empty where it is the line
 * @param allowed what is allowed; never what was there
 */
record Fault(long line, String field, String allowed) {
  JsonObject toJson() {
    return new JsonObject().put("line", line).put("field", field).put("allowed", allowed);
  }
}
