package io.placet.gateway.fuzz;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes requests of an operation: most as the document says, some broken somewhere. */
final class Requests {
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "APPLICATION/JSON",
          "*/*",
          ";",
          "application/problem+json");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");

  private final Document document;
  private final Values values;
  private final Callers callers;
  private final Own own;
  private final Random random;
  private final Mutation mutation;

  Requests(Document document, Values values, Callers callers, Own own, Random random) {
    this.document = document;
    this.values = values;
    this.callers = callers;
    this.own = own;
    this.random = random;
    this.mutation = new Mutation(random);
  }

  /** A request of an operation, or of what another method makes of its path. */
  Asked of(Described chosen) {
    boolean intact = random.nextInt(3) > 0;
    String method = chosen.method();
    if (!intact && oneIn(25)) {
      method = METHODS.get(random.nextInt(METHODS.size()));
    }
    Described operation = document.operation(method, chosen.path()).orElse(chosen);
    Callers.Known caller = callers.any(random, operation.scope());
    Map<String, String> path = new HashMap<>();
    String uri = uri(operation, path, intact);
    Map<String, String> headers = headers(operation, caller, intact);
    if (operation.bodies().isEmpty()) {
      Buffer body = Buffer.buffer(!intact && oneIn(10) ? "{}" : "");
      return new Asked(
          operation, caller, method, uri, headers, path, body, Optional.empty(), intact);
    }
    return withBody(operation, caller, method, uri, headers, path, intact);
  }

  private Asked withBody(
      Described operation,
      Callers.Known caller,
      String method,
      String uri,
      Map<String, String> headers,
      Map<String, String> path,
      boolean intact) {
    List<Map.Entry<String, Described.Body>> bodies = List.copyOf(operation.bodies().entrySet());
    Map.Entry<String, Described.Body> chosen = bodies.get(random.nextInt(bodies.size()));
    String type = chosen.getKey();
    Object value = body(chosen.getValue());
    Object sent = intact || random.nextBoolean() ? value : mutation.ofJson(value);
    byte[] bytes = encoded(type, sent);
    headers.put("Content-Type", type.equals("multipart/form-data") ? "text/plain" : type);
    boolean whole = true;
    if (!intact && oneIn(4)) {
      bytes = mutation.ofBytes(bytes);
      whole = false;
    }
    if (!intact && oneIn(8)) {
      headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
    }
    if (!intact && oneIn(25)) {
      headers.put("Content-Encoding", random.nextBoolean() ? "gzip" : "br");
      whole = false;
    }
    Optional<JsonObject> json =
        whole && sent instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    return new Asked(
        operation, caller, method, uri, headers, path, Buffer.buffer(bytes), json, intact);
  }

  private Object body(Described.Body body) {
    if (!body.examples().isEmpty() && random.nextInt(4) > 0) {
      return values.example(body.examples().get(random.nextInt(body.examples().size())), "");
    }
    return values.any(body.schema(), "");
  }

  private byte[] encoded(String type, Object value) {
    if (type.endsWith("json") && (value instanceof JsonObject || value instanceof JsonArray)) {
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }
    if (type.contains("form") && value instanceof JsonObject form) {
      List<String> pairs = new ArrayList<>();
      form.forEach(field -> pairs.add(pair(field.getKey(), String.valueOf(field.getValue()))));
      return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }
    return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
  }

  private String uri(Described operation, Map<String, String> path, boolean intact) {
    String uri = operation.path();
    List<String> query = new ArrayList<>();
    for (Described.Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("path")) {
        String value = value(parameter, intact || !oneIn(4));
        // without it the path is another operation's
        value = value.isEmpty() ? "-" : value;
        path.put(parameter.name(), value);
        uri = uri.replace("{" + parameter.name() + "}", encoded(value));
      } else if (parameter.in().equals("query")
          && (parameter.required() ? intact || !oneIn(6) : random.nextInt(3) == 0)) {
        query.add(pair(parameter.name(), value(parameter, intact || random.nextBoolean())));
      }
    }
    if (!intact && oneIn(10)) {
      uri = uri + List.of("/", "//", "/x", "%2F", "%zz", ";a=b", "/%00").get(random.nextInt(7));
    }
    String rest = !intact && oneIn(6) ? mutation.ofQuery(query) : String.join("&", query);
    return rest.isEmpty() ? uri : uri + "?" + rest;
  }

  private String value(Described.Parameter parameter, boolean fitting) {
    if (!fitting) {
      return OddTexts.any(random);
    }
    if (parameter.topic().equals("contacts") && !oneIn(20)) {
      return own.contact();
    }
    String name = parameter.in().equals("path") ? parameter.topic() : parameter.name();
    String value = String.valueOf(values.any(parameter.schema(), name));
    return value.isEmpty() ? "a" : value;
  }

  private Map<String, String> headers(Described operation, Callers.Known caller, boolean intact) {
    Map<String, String> headers = new LinkedHashMap<>(caller.headers());
    if (!oneIn(6)) {
      headers.put("X-Request-ID", own.fresh());
    }
    for (Described.Parameter parameter : operation.parameters()) {
      // the client itself says which host it means
      if (parameter.in().equals("header")
          && !parameter.name().equals("Host")
          && (parameter.required() || oneIn(4))) {
        headers.put(parameter.name(), visible(value(parameter, intact || random.nextBoolean())));
      }
    }
    if (!intact && oneIn(12)) {
      headers.put("Accept", "image/png");
    }
    return headers;
  }

  /** What a header can carry at all. */
  private static String visible(String text) {
    String visible = text.replaceAll("[^\\x21-\\x7e]", "");
    return visible.substring(0, Math.min(visible.length(), 1_000));
  }

  private static String pair(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
