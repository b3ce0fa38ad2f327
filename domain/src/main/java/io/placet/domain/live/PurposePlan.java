package io.placet.domain.live;

import io.placet.domain.segment.Keeping;
import java.util.Map;

/** The definitions of one purpose, compiled: what they ask is there once, whoever asks it. */
final class PurposePlan {
  final String purpose;
  final Keeping keeping;
  final Map<String, TypePlan> types;
  final int columns;
  final Column[] empties;
  final Quantity[] quantities;

  /** By timer. */
  final Quantity[] timed;

  /** Where the contact may be reached. */
  final Quantity[] reaches;

  /** What scores are. */
  final Quantity[] computed;

  /** By id of the segment. */
  final RulePlan[] rules;

  final Map<String, Integer> ruleOf;
  final int[][] rulesOfLeaf;

  /** By id. */
  final ScorePlan[] scores;

  /** A contact of whom nothing is known. */
  final Track blank;

  PurposePlan(
      String purpose,
      Keeping keeping,
      Map<String, TypePlan> types,
      ColumnPlan[] columns,
      Quantities quantities,
      RulePlan[] rules,
      Map<String, Integer> ruleOf,
      int[][] rulesOfLeaf,
      ScorePlan[] scores) {
    this.purpose = purpose;
    this.keeping = keeping;
    this.types = types;
    this.columns = columns.length;
    this.empties = new Column[columns.length];
    for (ColumnPlan column : columns) {
      empties[column.id] = column.create();
    }
    this.quantities = array(quantities.all);
    this.timed = array(quantities.timed);
    this.reaches = array(quantities.reaches);
    this.computed = array(quantities.computed);
    this.rules = rules;
    this.ruleOf = ruleOf;
    this.rulesOfLeaf = rulesOfLeaf;
    this.scores = scores;
    blank = Track.blank(this);
  }

  private static Quantity[] array(java.util.List<Quantity> quantities) {
    return quantities.toArray(new Quantity[0]);
  }
}
