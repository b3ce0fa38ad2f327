package io.placet.schemas.definition;

import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Sequence;
import io.placet.domain.segment.Sequence.Step;
import io.placet.domain.segment.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The leaf {@code sequence}. */
final class SequenceJson {
  /** In one step. */
  static final int MAX_WITHOUT = 20;

  private static final List<String> FIRST = List.of("event", "where");
  private static final List<String> LATER = List.of("event", "where", "within", "without");

  private final OccurrenceJson occurrences;

  SequenceJson(OccurrenceJson occurrences) {
    this.occurrences = occurrences;
  }

  Rule read(Place leaf) {
    List<Place> places = leaf.at("steps").items("a list of steps");
    if (places.size() < Sequence.MIN_STEPS || places.size() > Sequence.MAX_STEPS) {
      throw leaf.at("steps")
          .refuse(Sequence.MIN_STEPS + " to " + Sequence.MAX_STEPS + " steps are needed");
    }
    List<Step> steps = new ArrayList<>();
    for (Place place : places) {
      steps.add(step(place, steps.isEmpty()));
    }
    return new Sequence(steps, leaf.has("within") ? leaf.at("within").window() : Window.EVER);
  }

  private Step step(Place place, boolean isFirst) {
    place.mustBeObject("a step");
    place.allowOnly(isFirst ? FIRST : LATER);
    Occurrence event = occurrences.read(place);
    Optional<Duration> within =
        place.has("within") ? place.at("within").window().length() : Optional.empty();
    List<Occurrence> without = new ArrayList<>();
    if (place.has("without")) {
      List<Place> events = place.at("without").items("a list of events");
      if (events.size() > MAX_WITHOUT) {
        throw place.at("without").refuse("at most " + MAX_WITHOUT + " events are allowed");
      }
      for (Place between : events) {
        without.add(occurrences.readAlone(between));
      }
    }
    return new Step(event, within, without);
  }
}
