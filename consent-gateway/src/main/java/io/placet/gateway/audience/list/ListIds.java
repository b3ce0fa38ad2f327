package io.placet.gateway.audience.list;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import java.util.regex.Pattern;

/** Ids of lists as callers write them. */
final class ListIds {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private ListIds() {}

  static String of(ApiRequest request) {
    String id = request.pathParameter("id");
    if (!ID.matcher(id).matches()) {
      throw ApiException.badRequest(
          "id: a small letter or digit, then up to 63 of small letters, digits and -");
    }
    return id;
  }
}
