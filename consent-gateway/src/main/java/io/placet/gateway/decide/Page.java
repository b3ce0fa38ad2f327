package io.placet.gateway.decide;

import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One page of a search.
 *
 * @param search all that the search asks, which a token belongs to
 * @param limit most results of a page
 * @param after where the page before ended; empty for the first
 */
record Page(String search, int limit, Optional<String> after) {
  private static final int DEFAULT_LIMIT = 100;

  /** The most results of a page. */
  static final int MAX_LIMIT = 1_000;

  private static final String FORM = "1";

  /** Reads the page asked for; the contract has bound its limit. */
  static Page of(JsonObject body, String search) {
    JsonObject page = body.getValue("page") instanceof JsonObject given ? given : new JsonObject();
    int limit = page.getInteger("limit", DEFAULT_LIMIT);
    String token = page.getString("token", "");
    return new Page(
        search, limit, token.isEmpty() ? Optional.empty() : Optional.of(position(token, search)));
  }

  private static String position(String token, String search) {
    String[] parts;
    try {
      parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", -1);
    } catch (IllegalArgumentException malformed) {
      throw noToken();
    }
    if (parts.length != 3 || !parts[0].equals(FORM)) {
      throw noToken();
    }
    if (!parts[1].equals(fingerprint(search))) {
      throw ApiException.badRequest(
          "page.token: it belongs to another search; ask what the page before asked");
    }
    return parts[2];
  }

  /** What is no token that an answer gave. */
  static ApiException noToken() {
    return ApiException.badRequest("page.token: allowed is the next_token of the page before");
  }

  private static String fingerprint(String search) {
    CRC32 sum = new CRC32();
    sum.update(search.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private String token(String position) {
    String text = String.join("|", FORM, fingerprint(search), position);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The answer of a page.
   *
   * @param next where the next one begins; empty: there is none
   */
  JsonObject answer(List<JsonObject> results, Optional<String> next, JsonObject context) {
    return new JsonObject()
        .put("results", new JsonArray(results))
        .put(
            "page",
            new JsonObject()
                .put("next_token", next.map(this::token).orElse(""))
                .put("count", results.size()))
        .put("context", context);
  }

  /** The answer of a page of few results that are all at hand. */
  JsonObject cut(List<JsonObject> all, JsonObject context) {
    int from;
    try {
      from = after.map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException malformed) {
      throw noToken();
    }
    if (from < 0 || from > all.size()) {
      throw noToken();
    }
    int end = Math.min(all.size(), from + limit);
    return answer(
        all.subList(from, end),
        end < all.size() ? Optional.of(Integer.toString(end)) : Optional.empty(),
        context);
  }
}
