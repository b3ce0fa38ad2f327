package io.placet.gateway.define;

import io.placet.gateway.definition.Definition;
import io.vertx.core.json.JsonObject;

/** What other features know of a definition, for those who look at it. */
public interface Facts {
  /** How many contacts are in the segment or have the score. */
  long size(Definition definition);

  /** How many members may be reached by channel; empty while it is not counted. */
  JsonObject reach(Definition definition, boolean exact);

  /** How far contacts are judged by it. */
  JsonObject progress(Definition definition);
}
