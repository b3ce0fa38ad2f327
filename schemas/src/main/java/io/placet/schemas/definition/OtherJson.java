package io.placet.schemas.definition;

import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The leaves that ask for what is no event: {@code score}, {@code segment}, {@code reachable}. */
final class OtherJson {
  private final FieldCatalogue catalogue;
  private final Named named;

  OtherJson(FieldCatalogue catalogue, Named named) {
    this.catalogue = catalogue;
    this.named = named;
  }

  Rule score(Place leaf) {
    ScoreDefinition score = named.score(leaf.at("score"));
    Comparison comparison = leaf.at("operator").choice(thresholds());
    return new InScore(score, comparison, leaf.at("value").finite());
  }

  Rule segment(Place leaf) {
    return named.segment(leaf.at("segment"));
  }

  Rule reachable(Place leaf) {
    Optional<String> purpose = Optional.empty();
    if (leaf.has("purpose")) {
      purpose = Optional.of(oneOf(leaf.at("purpose"), catalogue.reach().keySet()));
    }
    SortedSet<String> channels = new TreeSet<>();
    for (String each : purpose.map(List::of).orElse(List.copyOf(catalogue.reach().keySet()))) {
      channels.addAll(catalogue.reach().getOrDefault(each, new TreeSet<>()));
    }
    return new Reachable(purpose, oneOf(leaf.at("channel"), channels));
  }

  private static String oneOf(Place place, Collection<String> allowed) {
    if (allowed.isEmpty()) {
      throw place.refuse("nothing is allowed: no purpose of direct marketing has a channel");
    }
    return place.choice(allowed);
  }

  private static Map<String, Comparison> thresholds() {
    Map<String, Comparison> thresholds = new LinkedHashMap<>();
    for (Comparison known : Comparison.values()) {
      if (Shape.SCORE.operators().contains(known.symbol())) {
        thresholds.put(known.symbol(), known);
      }
    }
    return thresholds;
  }
}
