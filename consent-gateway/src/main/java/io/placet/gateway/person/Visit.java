package io.placet.gateway.person;

import io.placet.gateway.http.ApiRequest;
import java.util.Optional;

/** A request for a page, in the language of whoever reads it. */
record Visit(ApiRequest request, Words words) {
  static Visit of(ApiRequest request) {
    Optional<String> asked =
        Optional.ofNullable(request.exchange().form().get("lang"))
            .or(() -> request.queryParameter("lang"));
    return new Visit(request, Words.of(asked, request.exchange().header("Accept-Language")));
  }

  String token() {
    return request.pathParameter("token");
  }

  /** A field of the form; empty where it was not sent. */
  String field(String name) {
    return request.exchange().form().getOrDefault(name, "");
  }
}
