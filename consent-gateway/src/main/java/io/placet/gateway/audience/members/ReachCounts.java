package io.placet.gateway.audience.members;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPast;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.log.ContactView;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * How many members of each segment may be reached by channel for direct marketing. All are counted
 * at once, aside, when somebody looks, again and again for a tenth of the time at most: who looks
 * on sees numbers of a moment ago where there are few, of half a minute ago where there are many.
 */
final class ReachCounts {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A count rests so many times as long as it took. */
  private static final int REST = 9;

  /** Older ones say nothing about now. */
  private static final Duration TOLD = Duration.ofMinutes(1);

  private final DerivedRows memberships;
  private final PseudonymIndex index;
  private final ContactView view;
  private final Supplier<Register> register;
  private final Clock clock;
  private final AsideWork work;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile Optional<Counted> counted = Optional.empty();

  /** By segment, then by channel; when it began, and when it is to be done again. */
  private record Counted(Instant at, Instant due, Map<String, Map<String, Long>> reach) {}

  ReachCounts(
      DerivedRows memberships,
      PseudonymIndex index,
      ContactView view,
      Supplier<Register> register,
      Clock clock,
      AsideWork work) {
    this.memberships = memberships;
    this.index = index;
    this.view = view;
    this.register = register;
    this.clock = clock;
    this.work = work;
  }

  /** Of a segment, by channel; empty while it was not counted. */
  JsonObject of(String segment, boolean exact) {
    Instant now = clock.instant();
    Optional<Counted> known = counted;
    if (known.isEmpty() || known.get().due().isBefore(now)) {
      countAside();
    }
    JsonObject json = new JsonObject();
    known
        .filter(count -> count.at().plus(TOLD).isAfter(now))
        .flatMap(count -> counted(count, segment))
        .ifPresent(
            reach -> {
              for (String channel : channels()) {
                json.put(channel, Sizes.toJson(reach.getOrDefault(channel, 0L), exact));
              }
            });
    return json;
  }

  /** Nothing of a segment that has come to its members since. */
  private Optional<Map<String, Long>> counted(Counted count, String segment) {
    Map<String, Long> none = Map.of();
    return Optional.ofNullable(count.reach().get(segment))
        .or(() -> Optional.of(none).filter(empty -> memberships.size(segment) == 0));
  }

  private Set<String> channels() {
    Set<String> channels = new java.util.TreeSet<>();
    register.get().purposes().stream()
        .filter(purpose -> purpose.directMarketing())
        .forEach(purpose -> channels.addAll(purpose.channels()));
    return channels;
  }

  private void countAside() {
    if (counting.compareAndSet(false, true)) {
      var unused =
          work.ask(this::count)
              .whenComplete(
                  (count, failure) -> {
                    if (failure == null) {
                      counted = Optional.of(count);
                    }
                    counting.set(false);
                  });
    }
  }

  private Counted count() {
    Instant now = clock.instant();
    Register inForce = register.get();
    Map<String, Map<String, Long>> reach = new HashMap<>();
    // the rows of a contact lie together
    String[] last = {""};
    Map<String, Set<String>> channels = new HashMap<>();
    memberships.each(
        (pseudonym, segment, row) -> {
          if (!pseudonym.equals(last[0])) {
            channels.clear();
            last[0] = pseudonym;
          }
          Map<String, Long> ofSegment = reach.computeIfAbsent(segment, none -> new TreeMap<>());
          for (String channel :
              channels.computeIfAbsent(pseudonym, name -> channels(name, inForce, now))) {
            ofSegment.merge(channel, 1L, Long::sum);
          }
        });
    return new Counted(now, due(now), reach);
  }

  /** When a count that has just ended is to be done again. */
  private Instant due(Instant begun) {
    Instant ended = clock.instant();
    Duration rest = Duration.between(begun, ended).multipliedBy(REST);
    if (rest.compareTo(SHORTEST) < 0) {
      return ended.plus(SHORTEST);
    }
    return ended.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST);
  }

  private Set<String> channels(String pseudonym, Register inForce, Instant now) {
    Optional<SubjectId> subject = index.subjectOf(pseudonym);
    return subject
        .map(known -> ContactPast.channels(ContactPast.reach(inForce, view.standing(known), now)))
        .orElse(Set.of());
  }
}
