package io.placet.domain.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * A leaf that decided whether a rule is true.
 *
 * @param path where it stands in the rule, such as {@code rule.rules[1]}; in another segment's rule
 *     behind the path of the leaf that names it and {@code >}
 * @param holds whether it is true
 * @param found what it found: a number, an amount, an instant, a text; empty if nothing
 */
public record Reason(String path, boolean holds, String found) {
  private static final String ROOT = "rule";

  /**
   * Why a rule is true or false at a moment: of a group that is true because all parts are, or
   * false because all are, the leaves of all parts; of any other group those of the parts that made
   * it so. Of whom nothing is kept nothing is true, whatever the leaves say; so there is no leaf to
   * name.
   */
  public static List<Reason> of(Rule rule, Moment now) {
    List<Reason> reasons = new ArrayList<>();
    if (!now.in(Window.EVER).isEmpty()) {
      add(rule, ROOT, now, reasons);
    }
    return List.copyOf(reasons);
  }

  private static void add(Rule rule, String path, Moment now, List<Reason> reasons) {
    if (rule instanceof Rule.Not not) {
      add(not.part(), path, now, reasons);
    } else if (rule instanceof Rule.AllOf all) {
      addParts(all.parts(), all.holds(now), path, now, reasons);
    } else if (rule instanceof Rule.AnyOf any) {
      addParts(any.parts(), any.holds(now), path, now, reasons);
    } else if (rule instanceof InSegment other) {
      reasons.add(new Reason(path, other.holds(now), other.found(now)));
      add(other.rule(), path + ">" + ROOT, now, reasons);
    } else if (rule instanceof Rule.Leaf leaf) {
      reasons.add(new Reason(path, leaf.holds(now), leaf.found(now)));
    }
  }

  /** Those parts decided that are as the group is. */
  private static void addParts(
      List<Rule> parts, boolean holds, String path, Moment now, List<Reason> reasons) {
    for (int part = 0; part < parts.size(); part++) {
      if (parts.get(part).holds(now) == holds) {
        add(parts.get(part), path + ".rules[" + part + "]", now, reasons);
      }
    }
  }
}
