package io.placet.domain.register;

import java.util.Locale;

/**
 * Special categories of personal data (GDPR Article 9(1)), and offences (Article 10), which are
 * guarded alike here.
 */
public enum SpecialCategory {
  ETHNIC_ORIGIN,
  POLITICAL_OPINION,
  RELIGION,
  TRADE_UNION,
  GENETIC,
  BIOMETRIC,
  HEALTH,
  SEX_LIFE,
  OFFENCES;

  /** As the register writes it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
