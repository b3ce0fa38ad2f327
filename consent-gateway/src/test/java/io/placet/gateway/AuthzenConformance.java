package io.placet.gateway;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The checks of the AuthZEN Authorization API 1.0's certification scenario (structure, errors,
 * headers, idempotency, batch, search, discovery) with contacts, purposes and recipients in the
 * place of its users and records.
 */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthzenConformance {
  static final String EVALUATION = "/access/v1/evaluation";
  static final String EVALUATIONS = "/access/v1/evaluations";
  static final String SEARCH = "/access/v1/search/";

  final RunningGateway gateway;

  AuthzenConformance(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  void theFixture() {
    gateway.collectionPoint().post(Consents.path("alice"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("bob"), Consents.noNewsletter("REFUSED"));
  }

  Answer evaluate(JsonObject body) {
    return gateway.tool().post(EVALUATION, body);
  }

  static JsonObject alice() {
    return Consents.mayMail("alice");
  }

  static JsonObject with(Consumer<JsonObject> change) {
    JsonObject question = alice();
    change.accept(question);
    return question;
  }
}
