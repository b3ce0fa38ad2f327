package io.placet.gateway.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The receipts that are not complete, found by what may complete them or make them overdue: a
 * marker of a gateway looks only at those that it has not spoken of yet, and the time only at those
 * whose deadline has come, however many wait for the stream.
 */
final class OpenShutOffs {
  /** What a gateway has said of a partition. */
  private record Said(String instance, int partition) {}

  private record Moment(Instant acknowledgedAt, long offset, String id)
      implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::acknowledgedAt)
            .thenComparing(Moment::offset)
            .thenComparing(Moment::id);

    static Moment of(ShutOffReceipt receipt) {
      return new Moment(receipt.acknowledgedAt(), receipt.offset(), receipt.id());
    }

    /** Before all that were acknowledged after an instant, and after all others. */
    static Moment endOf(Instant instant) {
      return new Moment(instant, Long.MAX_VALUE, "\uFFFF");
    }

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<String, ShutOffReceipt> byId = new LinkedHashMap<>();
  private final Map<String, ShutOffReceipt> stoppedInStream = new LinkedHashMap<>();
  private final Map<Integer, TreeMap<Long, String>> byOffset = new HashMap<>();
  private final TreeMap<Moment, String> byTime = new TreeMap<>();

  /** Those that nobody has been told are overdue. */
  private final TreeSet<Moment> unraised = new TreeSet<>();

  private final Map<Said, Long> applied = new HashMap<>();

  int size() {
    return byId.size();
  }

  @Nullable ShutOffReceipt get(String id) {
    return byId.get(id);
  }

  void put(ShutOffReceipt receipt) {
    if (byId.put(receipt.id(), receipt) == null) {
      byOffset
          .computeIfAbsent(receipt.partition(), none -> new TreeMap<>())
          .put(receipt.offset(), receipt.id());
      byTime.put(Moment.of(receipt), receipt.id());
      unraised.add(Moment.of(receipt));
    }
    if (receipt.streamStoppedAt().isPresent()) {
      stoppedInStream.put(receipt.id(), receipt);
    }
  }

  void remove(ShutOffReceipt receipt) {
    byId.remove(receipt.id());
    stoppedInStream.remove(receipt.id());
    byTime.remove(Moment.of(receipt));
    unraised.remove(Moment.of(receipt));
    TreeMap<Long, String> offsets = byOffset.get(receipt.partition());
    if (offsets != null) {
      offsets.remove(receipt.offset());
    }
  }

  /**
   * The receipts of a partition that a gateway says for the first time it has applied.
   *
   * @param below offset below which it has applied all; in log order no receipt follows later that
   *     belongs below it
   */
  List<ShutOffReceipt> newlyApplied(String instance, int partition, long below) {
    Said said = new Said(instance, partition);
    long from = applied.getOrDefault(said, 0L);
    TreeMap<Long, String> offsets = byOffset.get(partition);
    if (below <= from) {
      return List.of();
    }
    applied.put(said, below);
    return offsets == null ? List.of() : receipts(offsets.subMap(from, below).values());
  }

  /** What others have said is no longer kept; should one speak again, all are looked at. */
  void hearOnly(Set<String> instances) {
    applied.keySet().removeIf(said -> !instances.contains(said.instance()));
  }

  /** Those that only wait for gateways, or for one of them to be away long enough. */
  List<ShutOffReceipt> stoppedInStream() {
    return List.copyOf(stoppedInStream.values());
  }

  /** Those acknowledged at or before an instant that were not returned here before. */
  List<ShutOffReceipt> raise(Instant until) {
    Collection<Moment> due = unraised.headSet(Moment.endOf(until), true);
    List<ShutOffReceipt> raised = receipts(due.stream().map(Moment::id).toList());
    due.clear();
    return raised;
  }

  /** How many of them {@link #raise} has returned. */
  int raised() {
    return byTime.size() - unraised.size();
  }

  Optional<Instant> oldest() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.firstKey().acknowledgedAt());
  }

  /**
   * Ids of those acknowledged at or before an instant, newest first.
   *
   * @param after the last one that was shown before; it may be complete meanwhile
   */
  List<String> newest(Optional<ShutOffReceipt> after, Instant until, int limit) {
    Moment end = Moment.endOf(until);
    Moment begin = after.map(Moment::of).filter(shown -> shown.compareTo(end) < 0).orElse(end);
    return byTime.headMap(begin, false).descendingMap().values().stream().limit(limit).toList();
  }

  private List<ShutOffReceipt> receipts(Collection<String> ids) {
    List<ShutOffReceipt> receipts = new ArrayList<>(ids.size());
    for (String id : ids) {
      ShutOffReceipt receipt = byId.get(id);
      if (receipt != null) {
        receipts.add(receipt);
      }
    }
    return receipts;
  }

  void clear() {
    byId.clear();
    stoppedInStream.clear();
    byOffset.clear();
    byTime.clear();
    unraised.clear();
    applied.clear();
  }
}
