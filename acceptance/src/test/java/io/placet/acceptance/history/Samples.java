package io.placet.acceptance.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The withdrawals that a history says something about: the key was allowed in the second before,
 * and in the second after it was asked about at least ten times on every instance that lived
 * through that second, of which there were at least two.
 */
public final class Samples {
  /** A time in which an instance could not answer. */
  public record Outage(int instance, Span span) {}

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int LEAST_ATTEMPTS = 10;
  private static final int LEAST_LIVE = 2;

  private record Asked(Key key, int instance) {}

  private final int instances;
  private final List<Outage> outages;
  private final Map<Asked, long[]> attempts = new HashMap<>();
  private final Map<Key, long[]> allows = new HashMap<>();
  private final int[] onInstance;
  private int count;

  private Samples(History history, List<Outage> outages, int instances) {
    this.instances = instances;
    this.outages = List.copyOf(outages);
    this.onInstance = new int[instances];
    Map<Asked, List<Long>> invoked = new HashMap<>();
    Map<Key, List<Long>> allowed = new HashMap<>();
    for (Decision decision : history.decisions()) {
      add(invoked, new Asked(decision.key(), decision.instance()), decision.span().invoked());
      if (decision.allowed()) {
        add(allowed, decision.key(), decision.span().returned());
      }
    }
    invoked.forEach((asked, times) -> attempts.put(asked, sorted(times)));
    allowed.forEach((key, times) -> allows.put(key, sorted(times)));
    history.writes().forEach(this::sample);
  }

  /** Finds them among all withdrawals that were acknowledged. */
  public static Samples of(History history, List<Outage> outages, int instances) {
    return new Samples(history, outages, instances);
  }

  public int count() {
    return count;
  }

  /** Of how many an instance was one of those that were asked. */
  public int on(int instance) {
    return onInstance[instance];
  }

  private static <K> void add(Map<K, List<Long>> times, K key, long time) {
    times.computeIfAbsent(key, none -> new ArrayList<>()).add(time);
  }

  private static long[] sorted(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void sample(Write write) {
    if (write.change() != Change.WITHDRAWAL || write.acknowledgement().isEmpty()) {
      return;
    }
    long from = write.span().returned();
    int[] live =
        IntStream.range(0, instances)
            .filter(instance -> isLive(instance, from, from + SECOND))
            .toArray();
    boolean asked =
        Arrays.stream(live)
            .allMatch(
                instance ->
                    within(attempts.get(new Asked(write.key(), instance)), from, from + SECOND)
                        >= LEAST_ATTEMPTS);
    long invoked = write.span().invoked();
    boolean allowedBefore = within(allows.get(write.key()), invoked - SECOND, invoked) > 0;
    if (live.length >= LEAST_LIVE && asked && allowedBefore) {
      count++;
      Arrays.stream(live).forEach(instance -> onInstance[instance]++);
    }
  }

  private boolean isLive(int instance, long from, long until) {
    return outages.stream()
        .noneMatch(outage -> outage.instance() == instance && outage.span().overlaps(from, until));
  }

  private static int within(
      long @org.jspecify.annotations.Nullable [] times, long from, long until) {
    return times == null ? 0 : firstAfter(times, until) - firstAfter(times, from);
  }

  private static int firstAfter(long[] times, long bound) {
    int found = Arrays.binarySearch(times, bound);
    int index = found < 0 ? -found - 1 : found + 1;
    while (index < times.length && times[index] == bound) {
      index++;
    }
    return index;
  }
}
