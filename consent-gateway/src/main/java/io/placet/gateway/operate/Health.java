package io.placet.gateway.operate;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What must hold for the process to live, and to be sent requests. */
public final class Health {
  private final Map<String, BooleanSupplier> lives = new ConcurrentHashMap<>();
  private final Map<String, BooleanSupplier> readies = new ConcurrentHashMap<>();

  /** Without it the process must be restarted. */
  public void livesWhile(String name, BooleanSupplier check) {
    lives.put(name, check);
  }

  /** Without it the process takes no requests for now. */
  public void readyWhile(String name, BooleanSupplier check) {
    readies.put(name, check);
  }

  Map<String, Boolean> live() {
    return run(lives);
  }

  Map<String, Boolean> ready() {
    Map<String, Boolean> all = run(lives);
    all.putAll(run(readies));
    return all;
  }

  private static Map<String, Boolean> run(Map<String, BooleanSupplier> checks) {
    Map<String, Boolean> results = new TreeMap<>();
    checks.forEach((name, check) -> results.put(name, check.getAsBoolean()));
    return results;
  }
}
