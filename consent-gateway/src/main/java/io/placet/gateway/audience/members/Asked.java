package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;

/** What a request names. */
final class Asked {
  private static final int DEFAULT_LIMIT = 100;

  private Asked() {}

  /** The newest version of the definition that the path names. */
  static Definition definition(
      DefinitionBook book, Kind kind, ApiRequest request, String parameter) {
    return book.newest(kind, request.pathParameter(parameter))
        .orElseThrow(() -> ApiException.notFound("no such " + kind.word()));
  }

  /** How many a page has. */
  static int limit(ApiRequest request) {
    return request.queryParameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
  }
}
