package io.placet.gateway.audit;

import io.placet.gateway.http.ApiException;

/** Why somebody wants something, as the trail keeps it: no address belongs there. */
public final class StatedReason {
  private static final int SHORTEST = 3;
  private static final int MOST_DIGITS = 8;

  private StatedReason() {}

  /**
   * The reason as it is kept.
   *
   * @throws ApiException if it says nothing, or may name somebody
   */
  public static String of(String given) {
    String reason = given.strip();
    if (reason.length() < SHORTEST
        || reason.indexOf('@') >= 0
        || reason.chars().anyMatch(Character::isISOControl)
        || reason.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
      throw ApiException.badRequest(
          "reason: a few words, without addresses or numbers of contacts, for it is logged");
    }
    return reason;
  }
}
