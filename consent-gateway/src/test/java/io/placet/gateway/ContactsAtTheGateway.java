package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of contacts and their addresses share, and the gateway that knows them. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContactsAtTheGateway {
  final RunningGateway gateway;
  final Log log;

  ContactsAtTheGateway(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  void twoWith(String email, String one, String other) {
    addresses(one, body("email", email));
    addresses(other, body("email", email));
  }

  void addresses(String user, JsonObject traits) {
    JsonObject identify = new JsonObject().put("userId", user).put("traits", traits);
    Answer answer = gateway.sender().post("/v1/identify", identify);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
  }

  void given(String contact, String purpose) {
    consent(contact, Consents.given(purpose));
  }

  void newsletter(String user) {
    consent("user:" + user, Consents.newsletter());
    assertThat(mayMail(user)).isTrue();
  }

  void consent(String contact, JsonObject consent) {
    Answer answer =
        gateway.collectionPoint().post("/v1/contacts/" + contact + "/consents", consent);
    assertThat(answer.status()).isEqualTo(201);
  }

  boolean may(String contact, String purpose) {
    return gateway
        .tool()
        .post("/access/v1/evaluation", Consents.question(contact, purpose, ""))
        .decision();
  }

  boolean mayMail(String user) {
    return gateway.tool().post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  Answer receipt(String record) {
    return gateway.officer().get("/v1/shut-offs/" + record);
  }

  static Answer withdraw(Http caller, JsonObject body) {
    return caller.post("/v1/withdrawals", body);
  }

  static JsonObject body(String by, String address) {
    return new JsonObject().put(by, address);
  }

  List<Object> find(String by, String address) {
    return gateway
        .officer()
        .post("/v1/contacts/find", body(by, address))
        .json()
        .getJsonArray("contacts")
        .stream()
        .toList();
  }

  SubjectId subject(ContactId contact) {
    return SubjectId.of(vault().subject(), contact, 0);
  }

  Vault vault() {
    return RunningGateway.vault(gateway.folder());
  }
}
