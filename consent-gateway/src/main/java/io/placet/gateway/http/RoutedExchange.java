package io.placet.gateway.http;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads from the request only what is asked for: most operations ask for nothing. */
record RoutedExchange(RoutingContext context) implements Exchange {
  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(context.request().getCookie(name)).map(Cookie::getValue);
  }

  @Override
  public Map<String, String> form() {
    return context.request().formAttributes().entries().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
  }

  @Override
  public String client() {
    return context.request().remoteAddress() == null
        ? ""
        : context.request().remoteAddress().host();
  }
}
