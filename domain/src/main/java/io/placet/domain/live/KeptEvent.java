package io.placet.domain.live;

import io.placet.domain.event.Event;
import java.util.Set;

/**
 * An event of a contact's history.
 *
 * @param event its time is in whole milliseconds
 * @param purposes for which it may still be used
 * @param revision of the consent it rests on
 */
public record KeptEvent(Event event, Set<String> purposes, String revision) {
  public KeptEvent {
    purposes = Set.copyOf(purposes);
  }
}
