package io.placet.gateway.consent;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Which receipts a caller asks for.
 *
 * @param after id of the last receipt of the page before
 * @param limit how many at most
 */
record ShutOffQuery(State state, Optional<String> after, int limit) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  enum State {
    ALL,
    OPEN,
    COMPLETE,
    OVERDUE
  }

  /**
   * Reads the query.
   *
   * @throws ApiException with what is allowed
   */
  static ShutOffQuery of(ApiRequest request) {
    return new ShutOffQuery(
        request.queryParameter("state").map(ShutOffQuery::state).orElse(State.ALL),
        request.queryParameter("after"),
        request.queryParameter("limit").map(ShutOffQuery::limit).orElse(DEFAULT_LIMIT));
  }

  private static State state(String text) {
    for (State state : State.values()) {
      if (state != State.ALL && state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw ApiException.badRequest("state: open, complete or overdue");
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException noNumber) {
      // answered as one that is out of range
    }
    throw ApiException.badRequest("limit: 1 to " + MAX_LIMIT);
  }
}
