package io.placet.domain.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored of a contact.
 *
 * @param history by time, in order of arrival where times are equal; of a purpose that ended none
 * @param members by segment; who is in one although its rule is not true, or the other way round,
 *     is judged with the next thing that is judged, whatever it is
 * @param judgedAt the newest instant at which anything was judged; empty if nothing ever was. An
 *     event of the history that is newer says so itself, so it need not be stored for each event
 * @param reach the pairs {@code purpose/channel} of direct marketing that stand for the contact
 */
public record Known(
    List<KeptEvent> history,
    Map<String, Member> members,
    Optional<Instant> judgedAt,
    Set<String> reach) {
  /** A contact of whom nothing is stored. */
  public static final Known NOTHING = new Known(List.of(), Map.of(), Optional.empty(), Set.of());

  public Known {
    history = List.copyOf(history);
    members = Map.copyOf(members);
    reach = Set.copyOf(reach);
    for (int at = 1; at < history.size(); at++) {
      if (time(history, at).isBefore(time(history, at - 1))) {
        throw new IllegalArgumentException("a history is in order of time");
      }
    }
  }

  private static Instant time(List<KeptEvent> history, int at) {
    return history.get(at).event().occurredAt();
  }
}
