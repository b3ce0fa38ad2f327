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
  LEGITIMATE_INTEREST,
  /**
   * Article 6(1)(f) where national law allows it without consent after a sale (CPCE article L34-5:
   * the seller's own similar products, a free refusal offered at collection and in each message).
   */
  SOFT_OPT_IN
}
