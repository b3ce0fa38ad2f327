package io.placet.gateway.audience.members;

import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Reason;
import io.placet.domain.segment.Rule;
import io.placet.schemas.avro.DecidingLeaf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Leaves of rules with what they found, whether or not they decided. */
final class Leaves {
  private static final String ROOT = "rule";

  private Leaves() {}

  /** All leaves of a rule at a moment, in order; paths as {@link Reason} has them. */
  static List<Reason> all(Rule rule, Moment now) {
    List<Reason> leaves = new ArrayList<>();
    add(rule, ROOT, now, leaves);
    return leaves;
  }

  private static void add(Rule rule, String path, Moment now, List<Reason> leaves) {
    if (rule instanceof Rule.Not not) {
      add(not.part(), path, now, leaves);
    } else if (rule instanceof Rule.AllOf all) {
      addParts(all.parts(), path, now, leaves);
    } else if (rule instanceof Rule.AnyOf any) {
      addParts(any.parts(), path, now, leaves);
    } else if (rule instanceof Rule.Leaf leaf) {
      leaves.add(new Reason(path, leaf.holds(now), leaf.found(now)));
      if (leaf instanceof InSegment other) {
        add(other.rule(), path + ">" + ROOT, now, leaves);
      }
    }
  }

  private static void addParts(List<Rule> parts, String path, Moment now, List<Reason> leaves) {
    for (int part = 0; part < parts.size(); part++) {
      add(parts.get(part), path + ".rules[" + part + "]", now, leaves);
    }
  }

  /** As the contract shows those that were stored. */
  static JsonArray stored(List<DecidingLeaf> leaves, UnaryOperator<String> words) {
    JsonArray json = new JsonArray();
    leaves.forEach(
        leaf -> json.add(toJson(leaf.getPath(), leaf.getHolds(), leaf.getValue(), words)));
    return json;
  }

  /** As the contract shows those of now. */
  static JsonArray toJson(List<Reason> leaves, UnaryOperator<String> words) {
    JsonArray json = new JsonArray();
    leaves.forEach(leaf -> json.add(toJson(leaf.path(), leaf.holds(), leaf.found(), words)));
    return json;
  }

  private static JsonObject toJson(
      String path, boolean holds, String value, UnaryOperator<String> words) {
    return new JsonObject()
        .put("path", path)
        .put("holds", holds)
        .put("value", value)
        .put("words", words.apply(path));
  }
}
