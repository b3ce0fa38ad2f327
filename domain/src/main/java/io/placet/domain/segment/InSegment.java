package io.placet.domain.segment;

import java.time.Instant;

/**
 * Whether the contact is in another segment: its rule, put in this one's place. So both are judged
 * at the same instants, and no order between them matters.
 *
 * @param id of the other segment
 * @param rule of its definition in force
 */
public record InSegment(String id, Rule rule) implements Rule.Leaf {
  @Override
  public boolean holds(Moment now) {
    return rule.holds(now);
  }

  @Override
  public Instant nextChange(Moment now) {
    return rule.nextChange(now);
  }

  @Override
  public String found(Moment now) {
    return Boolean.toString(holds(now));
  }
}
