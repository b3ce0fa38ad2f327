package io.placet.domain.register;

/** The legal bases of GDPR Article 6(1) that a purpose of marketing can rest on. */
public enum LegalBasis {
  /** Article 6(1)(a). */
  CONSENT,
  /** Article 6(1)(b). */
  CONTRACT,
  /** Article 6(1)(c). */
  LEGAL_OBLIGATION,
  /** Article 6(1)(f). */
  LEGITIMATE_INTEREST
}
