package io.placet.gateway.audience.list;

import java.util.ArrayList;
import java.util.List;

/** What became of the lines of one upload. Not for several threads. */
final class Tally {
  /** Faults that are told; the rest is counted. */
  static final int MAX_FAULTS = 100;

  private final List<Fault> faults = new ArrayList<>();
  private long known;
  private long unknown;
  private long failed;
  private long removed;

  void add(Fault fault) {
    failed++;
    if (faults.size() < MAX_FAULTS) {
      faults.add(fault);
    }
  }

  /** A line that leads to so many contacts. */
  void addLeadingTo(int contacts) {
    if (contacts == 0) {
      unknown++;
    } else {
      known++;
    }
  }

  void removed(long contacts) {
    removed = contacts;
  }

  long lines() {
    return known + unknown + failed;
  }

  long known() {
    return known;
  }

  long unknown() {
    return unknown;
  }

  long failed() {
    return failed;
  }

  long removed() {
    return removed;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
