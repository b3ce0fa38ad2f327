package io.placet.benchmarks.gate;

/** Events by their number: the same number, the same event. */
@FunctionalInterface
public interface EventSource {
  Happening happening(long number);
}
