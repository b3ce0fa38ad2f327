package io.placet.gateway;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of signals share, and the gateway that takes them. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SignalsAtTheGateway {
  final RunningGateway gateway;

  SignalsAtTheGateway(RunningGateway gateway) {
    this.gateway = gateway;
  }

  Answer signal(String user, String kind, Object said) {
    return gateway
        .collectionPoint()
        .post("/v1/signals", base(user).put("eventTime", now()).put(kind, said));
  }

  static JsonObject base(String user) {
    return new JsonObject().put("contact", "user:" + user).put("collectionPoint", "website");
  }

  static String now() {
    return Instant.now().toString();
  }

  List<JsonObject> records(String user) {
    return gateway.officer().get(Consents.path(user)).list("records");
  }

  List<String> states(String user) {
    return records(user).stream()
        .map(record -> record.getString("purpose") + " " + record.getString("state"))
        .toList();
  }

  static List<String> states(Answer answer) {
    return answer.list("records").stream()
        .map(record -> record.getString("purpose") + " " + record.getString("state"))
        .toList();
  }

  JsonObject record(String user, String purpose) {
    return records(user).stream()
        .filter(record -> record.getString("purpose").equals(purpose))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  boolean allowed(String user, String purpose) {
    return gateway
        .tool()
        .post("/access/v1/evaluation", Consents.question("user:" + user, purpose, ""))
        .decision();
  }
}
