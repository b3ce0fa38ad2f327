package io.placet.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.standalone.replay.ReplayStopped.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * The three operations of the HTTP API that a replay uses; each waits out a gateway that is not
 * ready.
 */
final class Gateway {
  private static final Set<Integer> NOT_READY = Set.of(429, 502, 503, 504);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final Credentials credentials;
  private final Patience patience;

  /**
   * @param withheld positions in the batch
   * @param rejected positions in the batch
   */
  record Collected(Set<Integer> withheld, Set<Integer> rejected) {}

  /**
   * @param accepted events since the data folder exists
   * @param clock {@code wall} or {@code events}
   */
  record Flow(long accepted, String clock) {}

  Gateway(URI uri, Credentials credentials, Patience patience) {
    String text = uri.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.credentials = credentials;
    this.patience = patience;
  }

  Collected collect(byte[] batch) throws ReplayStopped, InterruptedException {
    String key = Base64.getEncoder().encodeToString((credentials.writeKey() + ":").getBytes(UTF_8));
    JsonNode answer = send(request("/v1/batch", "Basic " + key).POST(json(batch)).build());
    return new Collected(positions(answer, "withheld"), positions(answer, "rejected"));
  }

  void recordConsent(Contact contact, byte[] consent) throws ReplayStopped, InterruptedException {
    String id = URLEncoder.encode(contact.text(), UTF_8).replace("+", "%20").replace("%3A", ":");
    send(
        request("/v1/contacts/" + id + "/consents", "Bearer " + credentials.consentToken())
            .POST(json(consent))
            .build());
  }

  Flow flow() throws ReplayStopped, InterruptedException {
    JsonNode answer = send(request("/v1/flow", "Bearer " + credentials.officerToken()).build());
    return new Flow(answer.path("accepted").asLong(), answer.path("clock").asText());
  }

  private HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(byte[] body) {
    return BodyPublishers.ofByteArray(body);
  }

  private JsonNode send(HttpRequest request) throws ReplayStopped, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      String trouble;
      Duration atLeast = Duration.ZERO;
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 == 2) {
          patience.progress();
          return parse(response.body());
        }
        if (!NOT_READY.contains(response.statusCode())) {
          throw new Refused(problem(request, response));
        }
        trouble = problem(request, response);
        atLeast = retryAfter(response);
      } catch (IOException e) {
        trouble = "%s does not answer (%s)".formatted(base, e);
      }
      patience.pause(attempt, trouble, atLeast);
    }
  }

  private static JsonNode parse(String body) throws Refused {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refused("the gateway's answer is not JSON: is something else on its port?");
    }
  }

  private static String problem(HttpRequest request, HttpResponse<String> response) {
    String detail;
    try {
      JsonNode problem = JSON.readTree(response.body());
      detail = problem.path("detail").asText(problem.path("title").asText());
    } catch (JsonProcessingException e) {
      detail = "no problem document";
    }
    return "%s answered %d: %s".formatted(request.uri().getPath(), response.statusCode(), detail);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(seconds -> Duration.ofSeconds(Math.max(0, Integer.parseInt(seconds.trim()))))
          .orElse(Duration.ZERO);
    } catch (NumberFormatException e) {
      return Duration.ZERO; // a date: the own backoff serves as well
    }
  }

  private static Set<Integer> positions(JsonNode answer, String field) {
    Set<Integer> positions = new HashSet<>();
    answer.path(field).forEach(outcome -> positions.add(outcome.path("index").asInt(-1)));
    return positions;
  }
}
