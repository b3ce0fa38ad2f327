package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Requests that are to be taken, or refused; what refuses them is kept. */
final class CanaryRequests {
  static final String WRITE_KEY = "writeKey";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final Canaries canaries;
  private final List<Api.Said> refusals = new ArrayList<>();

  CanaryRequests(Api api, Canaries canaries) {
    this.api = api;
    this.canaries = canaries;
  }

  /** Keeps the answer to a request of another form. */
  void keep(Api.Said answer) {
    refusals.add(answer);
  }

  JsonNode taken(String method, String path, String body, String credential) {
    Api.Said said = send(method, path, body, credential);
    require(said.status() < 300, said);
    try {
      return JSON.readTree(said.text());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  void refused(String method, String path, String body, String credential) {
    Api.Said said = send(method, path, body, credential);
    require(said.status() >= 400 && said.status() < 500, said);
    refusals.add(said);
  }

  private Api.Said send(String method, String path, String body, String credential) {
    return api.say(
        method,
        path,
        body,
        "Authorization",
        credential.equals(WRITE_KEY) ? Api.basic(api.writeKey()) : api.bearer(credential),
        "Content-Type",
        "application/json",
        "User-Agent",
        canaries.of("header User-Agent"));
  }

  static void require(boolean as, Api.Said said) {
    if (!as) {
      throw new AssertionError("answered " + said.status() + ": " + said.text());
    }
  }

  /** Answers with a status of 400 and above, to requests that hold canaries. */
  Collection<Api.Said> refusals() {
    return refusals;
  }
}
