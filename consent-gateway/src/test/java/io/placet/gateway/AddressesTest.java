package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.topic.Keys;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is found by an address, and addresses that several customers have. */
class AddressesTest extends ContactsAtTheGateway {
  AddressesTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @ParameterizedTest
  @CsvSource({
    "email, ' Spelled@EXAMPLE.org '",
    "phone, 06 39 98 12 34",
    "phone, +33 (0)6.39.98.12.34"
  })
  void aContactIsFoundByAnySpellingOfItsAddress(String by, String spelling) {
    addresses("spelled", new JsonObject().put("email", "spelled@example.org"));
    addresses("spelled", new JsonObject().put("phone", "+33639981234"));

    assertThat(find(by, spelling)).containsExactly("user:spelled");
  }

  @Test
  void anAddressOfAnEarlierVersionIsFoundUnderTheSpellingItWasKeptIn() {
    earlierLink("earlier", AliasKind.EMAIL, "earlier@m\u00fcller.example");

    assertThat(find("email", "Earlier@xn--mller-kva.example")).containsExactly("user:earlier");
    assertThat(find("email", "earlier@M\u00dcLLER.example")).containsExactly("user:earlier");
  }

  @Test
  void aWrongAddressIsToldWithoutBeingRepeated() {
    Answer answer = gateway.officer().post("/v1/contacts/find", body("phone", "0987"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("+33612345678").doesNotContain("0987");
  }

  @Test
  void exactlyOneAddressIsAskedFor() {
    JsonObject both = body("email", "a@example.org").put("phone", "+33612345678");

    assertThat(gateway.officer().post("/v1/contacts/find", both).status()).isEqualTo(400);
    assertThat(withdraw(gateway.officer(), both).status()).isEqualTo(400);
    assertThat(withdraw(gateway.officer(), new JsonObject()).status()).isEqualTo(400);
  }

  @Test
  void customersWithOneAddressAreListedByPagesWithoutItAndNotMerged() {
    twoWith("twins@example.org", "twin-1", "twin-2");
    addresses("other-1", body("phone", "06 39 98 55 55"));
    addresses("other-2", body("phone", "+33 6 39 98 55 55"));
    addresses("alone", body("email", "alone@example.org"));

    Set<Set<Object>> listed = duplicates();

    assertThat(listed)
        .contains(
            Set.of("email", "user:twin-1", "user:twin-2"),
            Set.of("phone", "user:other-1", "user:other-2"));
    assertThat(listed.stream().flatMap(Set::stream)).doesNotContain("user:alone");
    assertThat(find("email", "twins@example.org")).hasSize(2);
    given("user:twin-1", "profiling");
    assertThat(may("user:twin-2", "profiling")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=x", "after=%22"})
  void aPageThatIsNoneIsToldWhatIsAllowed(String query) {
    assertThat(gateway.officer().get("/v1/duplicates?" + query).status()).isEqualTo(400);
  }

  @Test
  void duplicatesAreForThoseWhoMayFindContacts() {
    assertThat(gateway.collectionPoint().get("/v1/duplicates").status()).isEqualTo(403);
    assertThat(withdraw(gateway.tool(), body("email", "a@example.org")).status()).isEqualTo(403);
  }

  private Set<Set<Object>> duplicates() {
    Stream.Builder<JsonObject> all = Stream.builder();
    String next = "";
    do {
      Answer page = gateway.officer().get("/v1/duplicates?limit=1" + next);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.list("duplicates")).hasSizeLessThan(2);
      page.list("duplicates").forEach(all);
      next = page.json().containsKey("next") ? "&after=" + page.json().getString("next") : "";
    } while (!next.isEmpty());
    return all.build()
        .map(
            found ->
                Stream.concat(
                        Stream.<Object>of(found.getString("by")),
                        found.getJsonArray("contacts").stream())
                    .collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  private void earlierLink(String user, AliasKind kind, String kept) {
    String alias = Alias.of(vault().index(), Alias.Kind.valueOf(kind.name()), kept).text();
    ContactId contact = ContactId.user(user);
    String subject = subject(contact).text();
    log.appendEntry(
        Keys.partitionOf(alias, RunningGateway.PARTITIONS),
        alias + "|" + subject,
        new AliasLinked(
            alias,
            kind,
            subject,
            Contacts.toAvro(contact),
            Instant.parse("2026-11-01T10:00:00Z"),
            true));
  }
}
