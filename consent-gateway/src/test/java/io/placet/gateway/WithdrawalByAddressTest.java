package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who knows no more of a person than an address withdraws for whoever has it. */
class WithdrawalByAddressTest extends ContactsAtTheGateway {
  WithdrawalByAddressTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aWithdrawalByAddressAppliesToEveryContactThatHasIt() {
    twoWith("family@example.org", "family-1", "family-2");
    newsletter("family-1");
    newsletter("family-2");

    Answer answer = withdraw(gateway.officer(), body("email", "FAMILY@example.org"));

    assertThat(mayMail("family-1")).isFalse();
    assertThat(mayMail("family-2")).isFalse();
    List<JsonObject> contacts = answer.list("contacts");
    assertThat(contacts.stream().map(contact -> contact.getString("contact")))
        .containsExactlyInAnyOrder("user:family-1", "user:family-2");
    JsonObject first = contacts.get(0).getJsonArray("records").getJsonObject(0);
    assertThat(first.getString("revision")).matches("[0-9]+@[0-9]+");
    assertThat(receipt(first.getString("record")).status()).isEqualTo(200);
  }

  @Test
  void aWithdrawalOfOnePurposeLeavesTheOthers() {
    addresses("partly", body("email", "partly@example.org"));
    newsletter("partly");
    given("user:partly", "analytics");

    withdraw(
        gateway.collectionPoint(),
        body("email", "partly@example.org").put("purpose", "newsletter").put("state", "OBJECTED"));

    assertThat(mayMail("partly")).isFalse();
    assertThat(may("user:partly", "analytics")).isTrue();
  }

  @Test
  void whoMayNotFindContactsLearnsNothingByWithdrawing() {
    addresses("known", body("email", "known@example.org"));

    Answer known = withdraw(gateway.collectionPoint(), body("email", "known@example.org"));
    Answer unknown = withdraw(gateway.collectionPoint(), body("email", "unknown@example.org"));

    assertThat(known.status()).isEqualTo(200);
    assertThat(known.text()).isEqualTo(unknown.text()).isEqualTo("{\"accepted\":true}");
  }

  @Test
  void aWithdrawalOfWhatIsNotDeclaredIsRefusedWhetherAnybodyHasTheAddressOrNot() {
    addresses("declared", body("email", "declared@example.org"));

    for (String address : List.of("declared@example.org", "nobody@example.org")) {
      JsonObject undeclared = body("email", address).put("purpose", "mind-reading");
      Answer answer = withdraw(gateway.collectionPoint(), undeclared);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("newsletter").doesNotContain(address);
    }
  }

  @Test
  void nobodyHasTheAddressIsNoError() {
    Answer answer = withdraw(gateway.officer(), body("email", "nobody-at-all@example.org"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getJsonArray("contacts")).isEmpty();
  }
}
