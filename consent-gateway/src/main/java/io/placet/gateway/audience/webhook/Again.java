package io.placet.gateway.audience.webhook;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.quota.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Who is looked at again without any record that says so, for one receiver: all whom it may know,
 * from time to time, since permissions also end by themselves; and those who wait for the quota,
 * once it has room.
 */
final class Again {
  private static final int PAGE = 200;

  /**
   * What it needs.
   *
   * @param allowance what somebody has left of the day
   * @param every how often all are looked at
   */
  record Parts(
      ToldMembers told,
      Disclosed disclosed,
      Function<String, Allowance> allowance,
      Duration every,
      Clock clock) {}

  private final String destination;
  private final Parts parts;
  private Instant nextSweep = Instant.EPOCH;
  private Instant nextLook = Instant.EPOCH;

  Again(String destination, Parts parts) {
    this.destination = destination;
    this.parts = parts;
  }

  /**
   * Tells what is due.
   *
   * @param caller who answers for the receiver
   */
  void round(String caller, BiConsumer<List<Occasion>, Why> tell) {
    Instant now = parts.clock().instant();
    if (!now.isBefore(nextSweep)) {
      nextSweep = now.plus(parts.every());
      sweep("sweep-" + now.toEpochMilli(), tell);
    }
    if (!now.isBefore(nextLook) && parts.disclosed().anyWaiting(destination)) {
      lookAtWaiting(caller, tell);
      nextLook = now.plus(shorter(parts.every(), parts.allowance().apply(caller).untilReset()));
    }
  }

  private void sweep(String place, BiConsumer<List<Occasion>, Why> tell) {
    Optional<SubjectId> last = Optional.empty();
    List<SubjectId> page = parts.told().page(destination, last, PAGE);
    while (!page.isEmpty()) {
      tell.accept(occasions(page, place), Why.SWEPT);
      last = Optional.of(page.get(page.size() - 1));
      page = parts.told().page(destination, last, PAGE);
    }
    last = Optional.empty();
    page = open(last);
    while (!page.isEmpty()) {
      tell.accept(
          occasions(
              page.stream().filter(subject -> !parts.told().holds(destination, subject)).toList(),
              place),
          Why.SWEPT);
      last = Optional.of(page.get(page.size() - 1));
      page = open(last);
    }
  }

  private List<SubjectId> open(Optional<SubjectId> after) {
    return parts.disclosed().open(destination, after, PAGE).stream()
        .map(told -> new SubjectId(told.getSubjectId()))
        .toList();
  }

  private static List<Occasion> occasions(List<SubjectId> subjects, String place) {
    return subjects.stream().map(subject -> new Occasion(subject, place)).toList();
  }

  private void lookAtWaiting(String caller, BiConsumer<List<Occasion>, Why> tell) {
    Optional<SubjectId> last = Optional.empty();
    while (parts.allowance().apply(caller).left() > 0) {
      List<Occasion> page = parts.disclosed().waiting(destination, last, PAGE);
      if (page.isEmpty()) {
        return;
      }
      tell.accept(page, Why.CHANGED);
      last = Optional.of(page.get(page.size() - 1).subject());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
