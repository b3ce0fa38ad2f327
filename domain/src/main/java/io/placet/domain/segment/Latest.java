package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a property was at last: of the events that are meant, the last one that has it. A trait of a
 * contact is such a property, of the events that tell traits.
 *
 * @param condition on this one property; asked of nothing where no event has it, so that only "does
 *     not exist" is true then
 */
public record Latest(Occurrence what, String property, Where condition) implements Rule.Leaf {
  @Override
  public boolean holds(Moment now) {
    return condition.holds(find(now).map(event -> Map.of(property, value(event))).orElse(Map.of()));
  }

  @Override
  public Instant nextChange(Moment now) {
    Instant next = what.next(now);
    return find(now)
        .map(event -> Moment.earlier(next, now.leaves(event, Window.EVER)))
        .orElse(next);
  }

  @Override
  public String found(Moment now) {
    return find(now).map(event -> Found.text(value(event))).orElse("");
  }

  private FieldValue value(Event event) {
    return java.util.Objects.requireNonNull(event.fields().get(property));
  }

  private Optional<Event> find(Moment now) {
    List<Event> seen = now.in(Window.EVER);
    for (int at = seen.size() - 1; at >= 0; at--) {
      Event event = seen.get(at);
      if (event.fields().containsKey(property) && what.is(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
