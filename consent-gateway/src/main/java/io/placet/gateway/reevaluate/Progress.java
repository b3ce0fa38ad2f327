package io.placet.gateway.reevaluate;

import io.placet.gateway.definition.Definition;
import io.vertx.core.json.JsonObject;

/** How far contacts are judged by a definition, as the contract shows it. */
final class Progress {
  private Progress() {}

  /** Of a run that is not over; a gateway that did not ask knows of those alone that were asked. */
  static JsonObject of(Tally tally, Run run, long expected) {
    long asked = tally.askedSoFar(run);
    long done = asked - tally.outstanding(run);
    return told(run.definition(), run.version(), asked, Math.max(asked, expected), done, false);
  }

  /** Of a definition for which there is nothing to do. */
  static JsonObject over(Tally tally, Definition definition) {
    long contacts = Run.of(definition).flatMap(tally::completed).orElse(0L);
    return told(definition.wireName(), definition.version(), contacts, contacts, contacts, true);
  }

  private static JsonObject told(
      String definition, int version, long asked, long total, long done, boolean complete) {
    return new JsonObject()
        .put("definition", definition)
        .put("version", version)
        .put("asked", asked)
        .put("total", total)
        .put("done", done)
        .put("complete", complete);
  }
}
