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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  private final Lanes lanes = new Lanes();

  Recorder recorder() {
    return recorder;
  }

  /** What to ask whom. */
  record Question(Instance instance, Key key) {}

  /** On the way since. */
  private record Sent(Question question, int lane, long invoked) {}

  /** Asks whether a key is allowed; nothing where that was not told. */
  Optional<Boolean> decide(Instance instance, Key key) {
    return receive(send(new Question(instance, key), 0));
  }

  /** Asks all at once, and waits for all. */
  void decideAtOnce(List<Question> questions) {
    int[] lanes = new int[Cluster.INSTANCES];
    List<Sent> sent = new ArrayList<>();
    for (Question question : questions) {
      sent.add(send(question, lanes[question.instance().number()]++));
      if (lanes[question.instance().number()] == Lanes.WIDTH) {
        sent.forEach(this::receive);
        sent.clear();
        Arrays.fill(lanes, 0);
      }
    }
    sent.forEach(this::receive);
  }

  private Sent send(Question question, int lane) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("subject").put("type", "processor").put("id", "tester");
    body.putObject("action")
        .put("name", "process")
        .putObject("properties")
        .put("purpose", question.key().purpose());
    body.putObject("resource").put("type", "contact").put("id", question.key().contact());
    String token = question.instance().token(lane % 2 == 0 ? "officerToken" : "toolToken");
    long invoked = System.nanoTime();
    boolean unused =
        lanes.send(question.instance(), lane, "/access/v1/evaluation", token, body.toString());
    return new Sent(question, lane, invoked);
  }

  private Optional<Boolean> receive(Sent sent) {
    Optional<Reply> reply = answer(sent.question().instance(), sent.lane());
    Span span = new Span(sent.invoked(), System.nanoTime());
    return reply
        .filter(answer -> accepts(answer, OK))
        .map(answer -> decision(sent.question(), span, answer.body()));
  }

  private Boolean decision(Question question, Span span, JsonNode answer) {
    JsonNode context = answer.path("context");
    Decision decision =
        new Decision(
            question.key(),
            question.instance().number(),
            span,
            answer.required("decision").booleanValue(),
            Optional.ofNullable(context.path("consent_id").textValue()),
            Prefix.parse(context.required("revision").textValue()),
            Instant.parse(context.required("as_of").textValue()));
    recorder.decision(decision);
    return decision.allowed();
  }

  /** Grants; whether that was acknowledged. */
  boolean grant(Instance instance, Key key, Grantor grantor, Optional<Duration> validity) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("purpose", key.purpose())
            .put("state", "GIVEN")
            .put("collectionPoint", "checkout")
            .put("method", "box-ticked");
    body.putObject("notice").put("id", key.purpose()).put("version", "1");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    validity.ifPresent(
        // with its own time, since a paused gateway may read it when it has ended already
        time -> body.put("eventTime", now.toString()).put("validUntil", now.plus(time).toString()));
    return write(instance, key, Change.GRANT, instance.token(grantor.token), body);
  }

  /** Withdraws; whether that was acknowledged. */
  boolean withdraw(Instance instance, Key key) {
    ObjectNode body =
        JSON.createObjectNode().put("purpose", key.purpose()).put("state", "WITHDRAWN");
    return write(instance, key, Change.WITHDRAWAL, instance.token("consentToken"), body);
  }

  private boolean write(Instance instance, Key key, Change change, String token, ObjectNode body) {
    String path = "/v1/contacts/" + key.contact() + "/consents";
    long invoked = System.nanoTime();
    boolean unused = lanes.send(instance, 0, path, token, body.toString());
    Optional<Reply> acknowledged = answer(instance, 0).filter(answer -> accepts(answer, CREATED));
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
      recorder.refused(reply.status(), reply.body());
    }
    return reply.status() == wanted;
  }

  private Optional<Reply> answer(Instance instance, int lane) {
    Optional<Reply> reply = lanes.receive(instance, lane);
    if (reply.isEmpty()) {
      recorder.lost();
    }
    return reply;
  }

  @Override
  public void close() {
    lanes.close();
  }
}
