package io.placet.domain.key;

import io.placet.domain.contact.SubjectId;

/**
 * Pseudonyms of one domain and epoch (GDPR Article 4(5)): whoever lacks the key can neither compute
 * nor reverse them, and two domains cannot be joined by them.
 *
 * @param domain who may join by them, such as {@code analytics}
 * @param epoch number of the key in force, from 1
 * @param prf the key of that domain and epoch
 */
public record Pseudonyms(String domain, int epoch, Prf prf) {
  /** The domain that all of the stream works in. */
  public static final String ANALYTICS = "analytics";

  /** The pseudonym of a contact: {@code domain.epoch.22 characters}. */
  public String ofSubject(SubjectId subject) {
    return tagged(prf.computeText("subject", subject.text()));
  }

  /**
   * The pseudonym of a value of a field; equal values of one field stay equal inside the domain.
   */
  public String ofValue(String field, String value) {
    return tagged(prf.computeText("value", field, value));
  }

  /** The id of an event behind the gate, so that two domains cannot be joined by it. */
  public String ofEvent(SubjectId subject, String eventId) {
    return prf.computeText("event", subject.text(), eventId);
  }

  private String tagged(String text) {
    return domain + "." + epoch + "." + text;
  }
}
