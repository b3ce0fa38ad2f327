package io.placet.acceptance.linearizability;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.acceptance.history.Decision;
import io.placet.acceptance.history.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one client saw; of one thread, read when that has ended. */
final class Recorder {
  private static final int UNAVAILABLE = 503;

  private final List<Write> writes = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<Integer, JsonNode> otherStatuses = new TreeMap<>();
  private int withheld;
  private int lost;

  void write(Write write) {
    writes.add(write);
  }

  void decision(Decision decision) {
    decisions.add(decision);
  }

  /** An answer that is none: unavailable, or one that no client should get. */
  void refused(int status, JsonNode body) {
    if (status == UNAVAILABLE) {
      withheld++;
    } else {
      otherStatuses.putIfAbsent(status, body);
    }
  }

  /** No answer at all. */
  void lost() {
    lost++;
  }

  List<Write> writes() {
    return writes;
  }

  List<Decision> decisions() {
    return decisions;
  }

  /** Answers that are neither an answer nor "not now": the first of each status. */
  Map<Integer, JsonNode> otherStatuses() {
    return otherStatuses;
  }

  /** How many were told "not now". */
  int withheldCount() {
    return withheld;
  }

  int lostCount() {
    return lost;
  }
}
