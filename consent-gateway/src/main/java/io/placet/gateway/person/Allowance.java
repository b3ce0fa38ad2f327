package io.placet.gateway.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be asked for in a while, by whom it is asked or for whom. Kept in memory,
 * on this gateway alone, bounded: of too many the eldest is forgotten.
 */
final class Allowance {
  private record Window(Instant end, int used) {}

  private static final int MAX = 20_000;

  private final int most;
  private final Duration within;
  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MAX;
        }
      };

  Allowance(int most, Duration within, Clock clock) {
    this.most = most;
    this.within = within;
    this.clock = clock;
  }

  /** Takes one; false where there is none left until the while has passed. */
  synchronized boolean take(String name) {
    Instant now = clock.instant();
    Window window = windows.get(name);
    if (window == null || !now.isBefore(window.end())) {
      windows.remove(name);
      window = new Window(now.plus(within), 0);
    }
    if (window.used() >= most) {
      return false;
    }
    windows.put(name, new Window(window.end(), window.used() + 1));
    return true;
  }
}
