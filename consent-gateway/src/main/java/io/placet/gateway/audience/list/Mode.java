package io.placet.gateway.audience.list;

import io.placet.gateway.http.ApiException;

/** What an upload makes of those who are on the list already. */
enum Mode {
  /** Who is not in the file is taken off. */
  REPLACE,
  /** They stay. */
  ADD;

  static Mode of(String name) {
    return switch (name) {
      case "replace" -> REPLACE;
      case "add" -> ADD;
      default -> throw ApiException.badRequest("mode: allowed: replace, add");
    };
  }
}
