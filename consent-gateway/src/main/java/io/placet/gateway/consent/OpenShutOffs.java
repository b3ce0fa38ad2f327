package io.placet.gateway.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The receipts that are not complete, found by what may complete them: a marker of a gateway looks
 * only at those that it has not spoken of yet, however many wait for the stream.
 */
final class OpenShutOffs {
  /** What a gateway has said of a partition. */
  private record Said(String instance, int partition) {}

  private final Map<String, ShutOffReceipt> byId = new LinkedHashMap<>();
  private final Map<String, ShutOffReceipt> stoppedInStream = new LinkedHashMap<>();
  private final Map<Integer, TreeMap<Long, String>> byOffset = new HashMap<>();
  private final Map<Said, Long> applied = new HashMap<>();

  int size() {
    return byId.size();
  }

  @Nullable ShutOffReceipt get(String id) {
    return byId.get(id);
  }

  void put(ShutOffReceipt receipt) {
    byId.put(receipt.id(), receipt);
    byOffset
        .computeIfAbsent(receipt.partition(), none -> new TreeMap<>())
        .put(receipt.offset(), receipt.id());
    if (receipt.streamStoppedAt().isPresent()) {
      stoppedInStream.put(receipt.id(), receipt);
    }
  }

  void remove(ShutOffReceipt receipt) {
    byId.remove(receipt.id());
    stoppedInStream.remove(receipt.id());
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

  /** Those that only wait for gateways, or for one of them to be away long enough. */
  List<ShutOffReceipt> stoppedInStream() {
    return List.copyOf(stoppedInStream.values());
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
    applied.clear();
  }
}
