package io.placet.domain.event;

/**
 * Ids of events as senders name them, and of events that were taken in again with a value that did
 * not fit before. The amended event is another record and the same event: it takes the place of the
 * first wherever events are kept by id.
 */
public final class EventIds {
  /** In no sender's id: control characters are refused. */
  private static final char AMENDED_BY = '\u001f';

  private EventIds() {}

  /** The id of an event that a dead letter amends. */
  public static String amended(String eventId, String letterId) {
    return original(eventId) + AMENDED_BY + letterId;
  }

  /** The id that the sender gave. */
  public static String original(String eventId) {
    int end = eventId.indexOf(AMENDED_BY);
    return end < 0 ? eventId : eventId.substring(0, end);
  }

  /** Whether it is that of an event that a dead letter amends. */
  public static boolean isAmended(String eventId) {
    return eventId.indexOf(AMENDED_BY) >= 0;
  }

  /** Whether a sender may give this id. */
  public static boolean isAllowed(String eventId) {
    return eventId.chars().noneMatch(Character::isISOControl);
  }
}
