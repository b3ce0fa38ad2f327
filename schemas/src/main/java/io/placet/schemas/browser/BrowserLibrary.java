package io.placet.schemas.browser;

import io.placet.domain.generalisation.Browsers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import ua_parser.Parser;

/**
 * The patterns of the ua-parser project, offline. Asking takes up to some milliseconds of processor
 * time for what is made to be slow and a quarter of one else (length bounded by {@link Browsers}),
 * so the answers to the headers that were asked last are kept. For any number of threads.
 */
public final class BrowserLibrary implements Browsers {
  private static final int MAX_KEPT = 2_000;

  /** Some 2 MB that never change, built in a fifth of a second: one for the process. */
  private static final Parser PATTERNS = new Parser();

  private final Map<String, String> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > MAX_KEPT;
            }
          });

  @Override
  public String familyOf(String userAgent) {
    String known = kept.get(userAgent);
    if (known != null) {
      return known;
    }
    String family = PATTERNS.parseUserAgent(userAgent).family;
    kept.put(userAgent, family);
    return family;
  }
}
