package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTTP API as a shop, a collection point and an officer use it. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Versions of the notices in the sample register. */
  private static final Map<String, String> NOTICES =
      Map.of("profiling", "1", "analytics", "1", "newsletter", "3");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final JsonNode credentials;

  record Answer(int status, JsonNode body) {}

  /** An answer that need not be JSON. */
  record Said(int status, String text) {}

  Api(URI gateway, JsonNode credentials) {
    this.gateway = gateway;
    this.credentials = credentials;
  }

  String writeKey() {
    return credentials.path("writeKey").asText();
  }

  String browserKey() {
    return credentials.path("browserKey").asText();
  }

  Answer post(String path, String authorization, String body) {
    return send(
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer get(String path) {
    return send(
        HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", officer()).GET());
  }

  private Answer send(HttpRequest.Builder request) {
    Said said = say(request);
    try {
      return new Answer(said.status(), JSON.readTree(said.text()));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  /** Asks for anything as anybody; headers come in pairs of a name and a value. */
  Said say(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return say(
        request.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private Said say(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      return new Said(response.statusCode(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static String basic(String writeKey) {
    return "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(UTF_8));
  }

  private String officer() {
    return bearer("officerToken");
  }

  /**
   * An authorization.
   *
   * @param credential its name in {@code credentials.json}
   */
  String bearer(String credential) {
    return "Bearer " + credentials.path(credential).asText();
  }

  /** Sends events or identifies; what became of them is in the answer. */
  JsonNode batch(List<ObjectNode> messages) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("batch").addAll(messages);
    return expect(200, post("/v1/batch", basic(writeKey()), body.toString()));
  }

  /** What a person decides at the shop's collection point. */
  JsonNode decide(String contact, String purpose, String state) {
    return expect(201, record(contact, purpose, state));
  }

  /** Tries to record what a person decides. */
  Answer record(String contact, String purpose, String state) {
    ObjectNode body = JSON.createObjectNode().put("purpose", purpose).put("state", state);
    if (purpose.equals("newsletter")) {
      body.put("channel", "email");
    }
    if (state.equals("GIVEN")) {
      body.put("collectionPoint", "checkout").put("method", "box-ticked");
      body.putObject("notice").put("id", purpose).put("version", NOTICES.get(purpose));
    }
    String token = "Bearer " + credentials.path("consentToken").asText();
    return post("/v1/contacts/" + contact + "/consents", token, body.toString());
  }

  /** Asks as a mailing tool does, whether a contact may be mailed now. */
  Answer mayMail(String contact) {
    ObjectNode question = JSON.createObjectNode();
    question.putObject("subject").put("type", "processor").put("id", "mailer-1");
    question
        .putObject("action")
        .put("name", "process")
        .putObject("properties")
        .put("purpose", "newsletter")
        .put("channel", "email");
    question.putObject("resource").put("type", "contact").put("id", contact);
    String token = "Bearer " + credentials.path("toolToken").asText();
    return post("/access/v1/evaluation", token, question.toString());
  }

  /**
   * What the officer's tool is told.
   *
   * @param asked contact, purpose and, where the purpose has any, channel
   * @return {@code allowed}, or the reason
   */
  String verdict(String asked) {
    String[] parts = asked.split(" ", 3);
    ObjectNode body = JSON.createObjectNode();
    body.putObject("subject").put("type", "processor").put("id", "tester");
    ObjectNode properties = body.putObject("action").put("name", "process").putObject("properties");
    properties.put("purpose", parts[1]);
    if (parts.length > 2) {
      properties.put("channel", parts[2]);
    }
    body.putObject("resource").put("type", "contact").put("id", parts[0]);
    JsonNode answer = expect(200, post("/access/v1/evaluation", officer(), body.toString()));
    return answer.path("decision").booleanValue()
        ? "allowed"
        : answer.path("context").path("reason").asText();
  }

  /** The contacts that carry an address. */
  List<String> find(String email) {
    String body = JSON.createObjectNode().put("email", email).toString();
    List<String> contacts = new ArrayList<>();
    expect(200, post("/v1/contacts/find", officer(), body))
        .path("contacts")
        .forEach(contact -> contacts.add(contact.asText()));
    return contacts;
  }

  /** Makes a customer findable by an address. */
  void identify(String user, String email) {
    ObjectNode body = JSON.createObjectNode().put("userId", user);
    body.putObject("traits").put("email", email);
    expect(200, post("/v1/identify", basic(writeKey()), body.toString()));
  }

  /** The link that a tool puts into a newsletter. */
  String withdrawLink(String contact) {
    String body =
        JSON.createObjectNode().put("purpose", "newsletter").put("channel", "email").toString();
    String token = "Bearer " + credentials.path("toolToken").asText();
    return expect(200, post("/v1/contacts/" + contact + "/links", token, body))
        .path("withdraw")
        .asText();
  }

  /** Withdraws and returns the path of the receipt. */
  String withdraw(String contact, String purpose) {
    return decide(contact, purpose, "WITHDRAWN").path("shutOff").asText();
  }

  /** A receipt as it is now, or nothing while it is not complete. */
  Optional<JsonNode> complete(String receipt) {
    return Optional.of(expect(200, get(receipt)))
        .filter(found -> found.path("complete").booleanValue());
  }

  /** Events that the gateway accepted since the folder exists. */
  long accepted() {
    return expect(200, get("/v1/flow")).path("accepted").longValue();
  }

  /** Events withheld at a point, {@code gateway} or {@code stream}. */
  long withheld(String point) {
    long sum = 0;
    for (JsonNode entry : expect(200, get("/v1/flow")).path("withheld")) {
      sum += entry.path("point").asText().equals(point) ? entry.path("count").longValue() : 0;
    }
    return sum;
  }

  /** Events that are admitted or withheld, as far as that is committed. */
  long judged() {
    JsonNode history = expect(200, get("/v1/flow/history"));
    long sum = 0;
    for (JsonNode count : history.path("admitted")) {
      sum += count.longValue();
    }
    for (JsonNode count : history.path("withheld")) {
      sum += count.longValue();
    }
    return sum;
  }

  /** Defines a segment as a marketer does. */
  void define(ObjectNode segment) {
    var unused = expect(201, post("/v1/segments", bearer("marketerToken"), segment.toString()));
  }

  /** How far the contacts that were there are judged by a segment. */
  JsonNode progress(String segment) {
    return expect(200, get("/v1/segments/" + segment + "/progress"));
  }

  long segmentSize(String segment) {
    for (JsonNode entry : expect(200, get("/v1/segments")).path("segments")) {
      if (entry.path("id").asText().equals(segment)) {
        return entry.path("size").longValue();
      }
    }
    throw new AssertionError("no segment " + segment);
  }

  private static JsonNode expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("answered " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }
}
