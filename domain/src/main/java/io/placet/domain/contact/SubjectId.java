package io.placet.domain.contact;

import io.placet.domain.key.Prf;

/**
 * What stands for a contact in every topic, store and state: a keyed function of its first
 * identifier. Fixed at creation, never recomputed.
 *
 * @param text 22 characters of base64url (16 bytes)
 */
public record SubjectId(String text) {
  private static final int LENGTH = 22;

  public SubjectId {
    if (text.length() != LENGTH || !isBase64Url(text)) {
      throw new IllegalArgumentException("a subject id has " + LENGTH + " characters of base64url");
    }
  }

  /**
   * The subject id of a contact's first identifier: PRF(type ‖ length ‖ identifier ‖ generation).
   *
   * @param generation 0 for a new contact; one more after each erasure, so that a subject id is
   *     never used again
   */
  public static SubjectId of(Prf subjectKey, ContactId contact, int generation) {
    return new SubjectId(
        subjectKey.computeText(
            contact.kind().prefix(), contact.value(), Integer.toString(generation)));
  }

  // no stream: one is made for each decision
  private static boolean isBase64Url(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isBase64Url(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
