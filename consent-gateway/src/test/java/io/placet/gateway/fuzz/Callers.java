package io.placet.gateway.fuzz;

import io.placet.gateway.RunningGateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Everybody who can call: each token there is, sessions, nobody, and who is not let in. */
final class Callers {
  /**
   * One of them.
   *
   * @param headers that say so
   * @param scopes as the gateway itself tells them
   */
  record Known(String name, Map<String, String> headers, Set<String> scopes) {
    boolean may(String scope) {
      return scope.equals("public")
          || (scope.equals("session") && !scopes.isEmpty())
          || scopes.contains(scope);
    }
  }

  private final List<Known> known = new ArrayList<>();
  private final List<Known> others = new ArrayList<>();

  Callers(RunningGateway gateway) {
    tokens(gateway)
        .forEach(
            name -> add(gateway, name, Map.of("Authorization", "Bearer " + gateway.token(name))));
    for (String path :
        List.of(
            gateway.gateway().officerPath(),
            gateway.gateway().marketerPath(),
            gateway.gateway().analystPath(),
            gateway.gateway().administratorPath())) {
      String cookie = gateway.anonymous().get(path).header("Set-Cookie");
      add(gateway, "session " + known.size(), Map.of("Cookie", cookie.split(";", 2)[0]));
    }
    others.add(new Known("nobody", Map.of(), Set.of()));
    for (String wrong :
        List.of("Bearer wrong", "Bearer", "Basic !", "Digest a=b", basic("wrong"))) {
      others.add(new Known("an unknown one", Map.of("Authorization", wrong), Set.of()));
    }
  }

  /** Mostly one who may call the operation. */
  Known any(Random random, String scope) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return others.get(random.nextInt(others.size()));
    }
    if (kind < 3) {
      return known.get(random.nextInt(known.size()));
    }
    List<Known> may = known.stream().filter(one -> one.may(scope)).toList();
    return may.isEmpty() ? others.get(0) : may.get(random.nextInt(may.size()));
  }

  private static Set<String> tokens(RunningGateway gateway) {
    try {
      String file = Files.readString(gateway.folder().resolveSibling("credentials.json"));
      return new java.util.TreeSet<>(new JsonObject(file).fieldNames());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(RunningGateway gateway, String name, Map<String, String> headers) {
    Map.Entry<String, String> header = headers.entrySet().iterator().next();
    JsonArray scopes =
        gateway
            .anonymous()
            .get("/v1/session", header.getKey(), header.getValue())
            .json()
            .getJsonArray("scopes");
    known.add(
        new Known(name, headers, scopes.stream().map(String::valueOf).collect(Collectors.toSet())));
  }

  private static String basic(String user) {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":").getBytes(StandardCharsets.UTF_8));
  }
}
