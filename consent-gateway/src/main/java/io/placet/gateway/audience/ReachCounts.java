package io.placet.gateway.audience;

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
 * at once, aside, when somebody looks and the last count is old; numbers only, so they may be of a
 * minute ago.
 */
final class ReachCounts {
  private static final Duration OLD = Duration.ofSeconds(30);

  private final DerivedRows memberships;
  private final PseudonymIndex index;
  private final ContactView view;
  private final Supplier<Register> register;
  private final Clock clock;
  private final AsideWork work;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile Optional<Counted> counted = Optional.empty();

  /** By segment, then by channel. */
  private record Counted(Instant at, Map<String, Map<String, Long>> reach) {}

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

  /** Of a segment, by channel; empty while nothing was counted. */
  JsonObject of(String segment, boolean exact) {
    Optional<Counted> known = counted;
    if (known.isEmpty() || known.get().at().plus(OLD).isBefore(clock.instant())) {
      countAside();
    }
    JsonObject json = new JsonObject();
    known.ifPresent(
        count -> {
          Map<String, Long> channels = count.reach().getOrDefault(segment, Map.of());
          for (String channel : channels()) {
            json.put(channel, Sizes.toJson(channels.getOrDefault(channel, 0L), exact));
          }
        });
    return json;
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
          for (String channel :
              channels.computeIfAbsent(pseudonym, name -> channels(name, inForce, now))) {
            reach.computeIfAbsent(segment, none -> new TreeMap<>()).merge(channel, 1L, Long::sum);
          }
        });
    return new Counted(now, reach);
  }

  private Set<String> channels(String pseudonym, Register inForce, Instant now) {
    Optional<SubjectId> subject = index.subjectOf(pseudonym);
    return subject
        .map(known -> ContactPast.channels(ContactPast.reach(inForce, view.standing(known), now)))
        .orElse(Set.of());
  }
}
