package io.placet.domain.consent;

import java.util.Locale;

/** What the proof behind a record shows beyond the record itself. */
public enum Evidence {
  /** The person said so in express words or deed (GDPR Article 9(2)(a)). */
  EXPLICIT_STATEMENT,
  /** The holder of parental responsibility consented (GDPR Article 8). */
  GUARDIAN_CONSENT,
  /** There was a sale; opening an account is none (CPCE article L34-5). */
  SALE,
  /** The address was collected from the person directly. */
  COLLECTED_DIRECTLY,
  /** The person was told of the processing (GDPR Articles 13 and 14). */
  NOTICE_SHOWN,
  /** A free and simple refusal was offered when the address was collected. */
  REFUSAL_OFFERED,
  /** The message has to do with the person's job. */
  JOB_RELATED,
  /** A contract is running, and the offer has to do with it. */
  RUNNING_CONTRACT;

  /** As registers and requests write it, {@code explicit-statement}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
