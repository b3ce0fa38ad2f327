package io.placet.jobs.contact.differential;

import io.placet.jobs.contact.differential.PlainSegments.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A segment of {@link Ground#SEGMENTS} once more, written out.
 *
 * @param windows how long an event stays in one
 * @param truth whether it holds at an instant, of events of its purpose
 */
record PlainRule(
    String segment,
    String purpose,
    List<Duration> windows,
    BiPredicate<List<Kept>, Instant> truth) {
  private static final String ORDER = "Order Completed";
  private static final String OPENED = "Email Opened";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);
  private static final long THREE_HUNDRED = 3_000_000;

  static final List<PlainRule> ALL =
      List.of(
          new PlainRule(
              "two-orders",
              "profiling",
              List.of(HOUR),
              (events, at) -> within(events, ORDER, HOUR, at).count() >= 2),
          new PlainRule(
              "big-spender",
              "profiling",
              List.of(DAY),
              (events, at) ->
                  within(events, ORDER, DAY, at).mapToLong(Kept::total).sum() >= THREE_HUNDRED),
          new PlainRule(
              "gone-quiet",
              "profiling",
              List.of(DAY, TWENTY_SECONDS),
              (events, at) ->
                  within(events, ORDER, DAY, at).findAny().isPresent()
                      && within(events, ORDER, TWENTY_SECONDS, at).findAny().isEmpty()),
          new PlainRule(
              "reader",
              "email-tracking",
              List.of(HOUR),
              (events, at) -> within(events, OPENED, HOUR, at).findAny().isPresent()),
          new PlainRule(
              "offered",
              "offers",
              List.of(HOUR.multipliedBy(2)),
              (events, at) -> within(events, OPENED, HOUR.multipliedBy(2), at).count() == 1));

  private static Stream<Kept> within(List<Kept> events, String type, Duration window, Instant at) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .filter(event -> !event.at().isAfter(at))
        .filter(event -> event.at().plus(window).isAfter(at));
  }

  boolean holds(List<Kept> events, Instant at) {
    return truth.test(events, at);
  }

  List<Kept> reads(List<Kept> history) {
    return history.stream().filter(event -> event.purposes().contains(purpose)).toList();
  }

  /**
   * When events leave a window, or happen, after an instant: a contact that comes back to a
   * segment, after a restriction, with an event that is older than what is kept of it, is judged
   * before some of its events.
   */
  Stream<Instant> changes(List<Kept> events, Instant judgedAt) {
    return events.stream()
        .flatMap(
            event ->
                Stream.concat(
                    Stream.of(event.at()), windows.stream().map(window -> event.at().plus(window))))
        .filter(change -> change.isAfter(judgedAt));
  }
}
