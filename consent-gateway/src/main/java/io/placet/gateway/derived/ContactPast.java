package io.placet.gateway.derived;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.event.Event;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import io.placet.domain.verdict.Verdicts;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.FieldsCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A contact's events as a segment or score of a purpose may read them at an instant. */
public final class ContactPast {
  private ContactPast() {}

  /**
   * What is still kept and counts.
   *
   * @param events in any order; of those of one id the last counts
   * @param endings of the contact
   * @param reach the pairs of direct marketing that stand for the contact
   */
  public static Past of(
      List<PseudonymisedEvent> events,
      Purpose purpose,
      Endings endings,
      Instant at,
      Set<String> reach) {
    Keeping keeping = Keeping.of(purpose.retention());
    Map<String, Event> kept = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (PseudonymisedEvent event : events) {
      if (event.getPurposes().contains(purpose.id())
          && !event.getOccurredAt().isAfter(at)
          && keeping.end(event.getOccurredAt()).isAfter(at)
          && endings.leaves(purpose.id(), event.getRevision())) {
        if (kept.put(event.getEventId(), toDomain(event)) == null) {
          order.add(event.getEventId());
        }
      }
    }
    return new Past(order.stream().map(kept::get).toList(), keeping, reach);
  }

  /** Whether a rule is true; of whom nothing is kept nothing is true. */
  public static boolean holds(Rule rule, Past past, Instant at) {
    return !past.events().isEmpty() && rule.holds(new Moment(past, at));
  }

  /** The pairs of purpose and channel on which a contact may be reached for direct marketing. */
  public static Set<String> reach(Register register, ContactConsents consents, Instant at) {
    Set<String> reach = new HashSet<>();
    for (Purpose purpose : register.purposes()) {
      if (purpose.directMarketing()) {
        for (String channel : purpose.channels()) {
          ConsentKey key = ConsentKey.of(purpose.id(), channel);
          if (Verdicts.judgeStanding(register, consents, key, at).isAllowed()) {
            reach.add(Reachable.pair(purpose.id(), channel));
          }
        }
      }
    }
    return reach;
  }

  /** The channels of such pairs. */
  public static Set<String> channels(Set<String> reach) {
    Set<String> channels = new TreeSet<>();
    reach.forEach(pair -> channels.add(pair.substring(pair.lastIndexOf('/') + 1)));
    return channels;
  }

  private static Event toDomain(PseudonymisedEvent event) {
    return new Event(
        event.getEventId(),
        event.getType(),
        event.getOccurredAt(),
        FieldsCodec.toDomain(event.getFields()));
  }
}
