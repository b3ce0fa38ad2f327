package io.placet.acceptance.linearizability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.acceptance.history.Change;
import io.placet.acceptance.history.Decision;
import io.placet.acceptance.history.Key;
import io.placet.acceptance.history.Prefix;
import io.placet.acceptance.history.Span;
import io.placet.acceptance.history.Write;
import io.placet.acceptance.linearizability.Connection.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's way to each gateway: asks, and records what it asked and what it was told. */
final class Session implements AutoCloseable {
  /** Who grants. */
  enum Grantor {
    PERSON("consentToken"),
    OFFICER("officerToken");

    private final String token;

    Grantor(String token) {
      this.token = token;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Recorder recorder = new Recorder();
  private final @Nullable Connection[] connections = new Connection[Cluster.INSTANCES];

  Recorder recorder() {
    return recorder;
  }

  /** Asks whether a key is allowed; nothing where that was not told. */
  Optional<Boolean> decide(Instance instance, Key key, boolean explained) {
    ObjectNode question = JSON.createObjectNode();
    question.putObject("subject").put("type", "processor").put("id", "tester");
    question
        .putObject("action")
        .put("name", "process")
        .putObject("properties")
        .put("purpose", key.purpose());
    question.putObject("resource").put("type", "contact").put("id", key.contact());
    String token = instance.token(explained ? "officerToken" : "toolToken");
    long invoked = System.nanoTime();
    Optional<Reply> reply = post(instance, "/access/v1/evaluation", token, question);
    Span span = new Span(invoked, System.nanoTime());
    return reply
        .filter(answer -> accepts(answer, OK))
        .map(answer -> decision(instance, key, span, answer.body()));
  }

  private Boolean decision(Instance instance, Key key, Span span, JsonNode answer) {
    JsonNode context = answer.path("context");
    Decision decision =
        new Decision(
            key,
            instance.number(),
            span,
            answer.required("decision").booleanValue(),
            Optional.ofNullable(context.path("consent_id").textValue()),
            Prefix.parse(context.required("revision").textValue()),
            Instant.parse(context.required("as_of").textValue()));
    recorder.decision(decision);
    return decision.allowed();
  }

  /** Grants; whether that was acknowledged. */
  boolean grant(Instance instance, Key key, Grantor grantor, Optional<Instant> validUntil) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("purpose", key.purpose())
            .put("state", "GIVEN")
            .put("collectionPoint", "checkout")
            .put("method", "box-ticked");
    body.putObject("notice").put("id", key.purpose()).put("version", "1");
    validUntil.ifPresent(end -> body.put("validUntil", end.toString()));
    return write(instance, key, Change.GRANT, instance.token(grantor.token), body);
  }

  /** Withdraws; whether that was acknowledged. */
  boolean withdraw(Instance instance, Key key) {
    ObjectNode body =
        JSON.createObjectNode().put("purpose", key.purpose()).put("state", "WITHDRAWN");
    return write(instance, key, Change.WITHDRAWAL, instance.token("consentToken"), body);
  }

  private boolean write(
      Instance instance, Key key, Change change, String token, ObjectNode body) {
    String path = "/v1/contacts/" + key.contact() + "/consents";
    long invoked = System.nanoTime();
    Optional<Reply> acknowledged =
        post(instance, path, token, body).filter(answer -> accepts(answer, CREATED));
    Span span = new Span(invoked, System.nanoTime());
    recorder.write(
        acknowledged
            .map(answer -> acknowledged(key, change, span, answer.body()))
            .orElseGet(() -> Write.unanswered(key, change, invoked)));
    return acknowledged.isPresent();
  }

  private static Write acknowledged(Key key, Change change, Span span, JsonNode answer) {
    return new Write(
        key,
        change,
        span,
        Optional.of(
            new Write.Acknowledgement(
                answer.required("record").textValue(),
                Prefix.parse(answer.required("revision").textValue()))));
  }

  private boolean accepts(Reply reply, int wanted) {
    if (reply.status() != wanted) {
      recorder.refused(reply.status());
    }
    return reply.status() == wanted;
  }

  private Optional<Reply> post(Instance instance, String path, String token, ObjectNode body) {
    try {
      Connection connection = connections[instance.number()];
      if (connection == null) {
        connection = new Connection(instance.port());
        connections[instance.number()] = connection;
      }
      return Optional.of(connection.post(path, token, body.toString()));
    } catch (IOException none) {
      recorder.lost();
      close(instance.number());
      return Optional.empty();
    }
  }

  private void close(int number) {
    Connection connection = connections[number];
    connections[number] = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException closed) {
        // it is of no use anyway
      }
    }
  }

  @Override
  public void close() {
    for (int number = 0; number < connections.length; number++) {
      close(number);
    }
  }
}
