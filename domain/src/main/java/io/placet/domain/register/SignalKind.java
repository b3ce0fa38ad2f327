package io.placet.domain.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a signal about consent comes. */
public enum SignalKind {
  /** Global Privacy Control: the header {@code Sec-GPC: 1}. */
  GPC,
  /** A string of the IAB's Transparency and Consent Framework, version 2. */
  TCF,
  /** Segment's {@code categoryPreferences}. */
  SEGMENT,
  /** RudderStack's {@code consentManagement}. */
  RUDDERSTACK,
  /** The choices of a banner or form of one's own, by name. */
  CHOICES;

  /** As registers, requests and records write it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a record says that it was collected. */
  public String method() {
    return "signal:" + wireName();
  }

  public static Optional<SignalKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
  }
}
