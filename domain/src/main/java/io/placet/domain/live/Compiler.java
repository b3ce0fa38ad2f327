package io.placet.domain.live;

import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the plan of a purpose. */
final class Compiler {
  private final Sources sources = new Sources();
  private final Models models = new Models(sources);
  private final Quantities quantities = new Quantities(sources);
  private final Map<ScoreModel, Models.Read> read = new HashMap<>();
  private final Map<Rule.Leaf, LeafPlan> leaves = new HashMap<>();
  private final List<Set<Integer>> rulesOfLeaf = new ArrayList<>();
  private final List<RulePlan> rules = new ArrayList<>();
  private final List<ScorePlan> scores = new ArrayList<>();
  private final Map<String, Integer> ruleOf = new HashMap<>();

  /** Once. */
  PurposePlan compile(
      String purpose, Keeping keeping, List<Segment> segments, List<ScoreDefinition> definitions) {
    for (Segment segment : segments) {
      ruleOf.put(segment.id(), rules.size());
      rules.add(new RulePlan(segment, node(segment.rule(), "rule")));
    }
    for (ScoreDefinition definition : definitions) {
      Models.Read model = model(definition.model());
      int score = scores.size();
      compute(
          quantities.timed((id, timer) -> new ScoreGiven(id, timer, model.model(), score)),
          definition.model());
      scores.add(new ScorePlan(definition, model.model()));
    }
    quantities.finish();
    return new PurposePlan(
        purpose,
        keeping,
        sources.types(),
        sources.columns(),
        quantities,
        rules.toArray(new RulePlan[0]),
        ruleOf,
        rulesOfLeaf.stream()
            .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new),
        scores.toArray(new ScorePlan[0]));
  }

  private Node node(Rule rule, String path) {
    if (rule instanceof Rule.AllOf all) {
      return group(true, all.parts(), path);
    }
    if (rule instanceof Rule.AnyOf any) {
      return group(false, any.parts(), path);
    }
    if (rule instanceof Rule.Not not) {
      return new Node.Not(node(not.part(), path));
    }
    if (rule instanceof InSegment other) {
      return new Node.Other(node(other.rule(), path + ">rule"), path);
    }
    if (rule instanceof Rule.Leaf leaf) {
      LeafPlan plan = leaf(leaf);
      rulesOfLeaf.get(plan.id()).add(rules.size());
      return new Node.Leaf(plan, path);
    }
    return new Node.Empty();
  }

  private Node group(boolean all, List<Rule> parts, String path) {
    Node[] nodes = new Node[parts.size()];
    for (int part = 0; part < nodes.length; part++) {
      nodes[part] = node(parts.get(part), path + ".rules[" + part + "]");
    }
    return new Node.Group(all, nodes);
  }

  private LeafPlan leaf(Rule.Leaf leaf) {
    LeafPlan known = leaves.get(leaf);
    if (known != null) {
      return known;
    }
    LeafPlan plan = quantities.leaf(leaf, leaves.size(), this::value);
    leaves.put(leaf, plan);
    rulesOfLeaf.add(new TreeSet<>());
    return plan;
  }

  private Numbered value(ScoreModel model) {
    Models.Read read = model(model);
    ScoreValue value = quantities.timed((id, timer) -> new ScoreValue(id, timer, read.model()));
    compute(value, model);
    return value;
  }

  private Models.Read model(ScoreModel model) {
    return read.computeIfAbsent(model, models::read);
  }

  /** Has a quantity computed anew with the events that its model looks at. */
  private void compute(Quantity quantity, ScoreModel model) {
    quantities.addComputed(quantity);
    for (String type : model.eventTypes()) {
      sources.type(type).compute(quantity);
    }
    model(model).columns().forEach(column -> column.compute(quantity));
  }
}
