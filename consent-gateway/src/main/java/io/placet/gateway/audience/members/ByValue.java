package io.placet.gateway.audience.members;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.ScoreValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The highest value first. The view has no such order, so it is kept; a place in it is a number.
 */
record ByValue(List<String> pseudonyms) implements Order {
  ByValue {
    pseudonyms = List.copyOf(pseudonyms);
  }

  private record Ranked(String pseudonym, double value) {}

  static ByValue of(
      ContactRows<ScoreValue> scores, ViewSnapshot at, String definition, Fading fading) {
    List<Ranked> ranked = new ArrayList<>();
    scores.each(
        at,
        definition,
        (pseudonym, stored) -> ranked.add(new Ranked(pseudonym, fading.value(stored))));
    ranked.sort(
        Comparator.comparingDouble(Ranked::value).reversed().thenComparing(Ranked::pseudonym));
    return new ByValue(ranked.stream().map(Ranked::pseudonym).toList());
  }

  @Override
  public int size() {
    return pseudonyms.size();
  }

  @Override
  public Part part(ViewSnapshot at, String after, int limit) {
    int from = Math.min(place(after), size());
    int to = Math.min(from + limit, size());
    return new Part(
        pseudonyms.subList(from, to),
        to == size() ? Optional.empty() : Optional.of(Integer.toString(to)));
  }

  private static int place(String after) {
    try {
      return after.isEmpty() ? 0 : Math.max(0, Integer.parseInt(after));
    } catch (NumberFormatException other) {
      throw ApiException.badRequest("after: allowed: `next` of the page before");
    }
  }
}
