package io.placet.standalone.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The operations of the HTTP API that transfers use. */
final class Gateway {
  private static final Set<Integer> NOT_NOW = Set.of(409, 429, 502, 503, 504);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final OfficerToken token;

  Gateway(URI uri, OfficerToken token) {
    String text = uri.toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.token = token;
  }

  /** The gateway is away, or not ready: the same again later. */
  static final class NotNow extends Exception {
    private static final long serialVersionUID = 1L;

    NotNow(String message) {
      super(message);
    }
  }

  /** Begins an import, or finds it. */
  JsonNode begin(ObjectNode spec) throws TransferStopped, NotNow, InterruptedException {
    return json(
        request("/v1/imports")
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(spec.toString()))
            .build());
  }

  JsonNode read(String name) throws TransferStopped, NotNow, InterruptedException {
    return json(request("/v1/imports/" + name).timeout(TIMEOUT).build());
  }

  /** Sends a file from an offset to its end; waits as long as that takes. */
  JsonNode upload(String name, Path file, long offset)
      throws TransferStopped, NotNow, InterruptedException {
    return json(
        request("/v1/imports/" + name + "/content")
            .header("Upload-Offset", Long.toString(offset))
            .PUT(BodyPublishers.ofInputStream(() -> from(file, offset)))
            .build());
  }

  /** The answer as it comes. */
  InputStream export(Map<String, String> query)
      throws TransferStopped, NotNow, InterruptedException {
    String text =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    return stream("/v1/exports/consents?" + text);
  }

  /** The lines of an import that were not taken, as they come. */
  InputStream report(String name) throws TransferStopped, NotNow, InterruptedException {
    return stream("/v1/imports/" + name + "/report");
  }

  private InputStream stream(String path) throws TransferStopped, NotNow, InterruptedException {
    HttpRequest asked = request(path).build();
    try {
      HttpResponse<InputStream> answer = http.send(asked, BodyHandlers.ofInputStream());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      try (InputStream body = answer.body()) {
        throw refused(answer.statusCode(), new String(body.readAllBytes(), UTF_8));
      }
    } catch (IOException away) {
      throw new NotNow("%s does not answer".formatted(base));
    }
  }

  private static InputStream from(Path file, long offset) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(offset);
      return Channels.newInputStream(channel);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token.secret());
  }

  private JsonNode json(HttpRequest request) throws TransferStopped, NotNow, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request, BodyHandlers.ofString());
    } catch (IOException away) {
      throw new NotNow("%s does not answer".formatted(base));
    }
    if (answer.statusCode() / 100 != 2) {
      throw refused(answer.statusCode(), answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException other) {
      throw new TransferStopped(
          TransferStopped.NOT_DONE,
          "the gateway's answer is not JSON: is something else on its port?");
    }
  }

  private static TransferStopped refused(int status, String body) throws NotNow {
    String detail;
    try {
      JsonNode problem = JSON.readTree(body);
      detail = problem.path("detail").asText(problem.path("title").asText());
    } catch (JsonProcessingException other) {
      detail = "no problem document";
    }
    String message = "the gateway answered %d: %s".formatted(status, detail);
    if (NOT_NOW.contains(status)) {
      throw new NotNow(message);
    }
    return new TransferStopped(TransferStopped.NOT_DONE, message);
  }
}
