package io.placet.gateway.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Register;
import io.placet.domain.register.Treatment;
import io.placet.gateway.collect.Message.Kind;
import io.placet.schemas.register.RegisterLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TraitsTest {
  private static final Register SAMPLE =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
  private static final ContactId CUSTOMER = ContactId.user("17850");

  private final List<String> dropped = new ArrayList<>();

  @Test
  void whatTheTypeForTraitsDeclaresBecomesAnEventOfIt() {
    Message identify = identify(CUSTOMER, Map.of("country", "FR", "name", "Marie"));

    Message event = traits(declaring("country")).event(identify).orElseThrow();

    assertThat(event.event()).contains("Profile");
    assertThat(event.values()).isEqualTo(identify.values());
    assertThat(event.id()).isEqualTo(identify.id());
    assertThat(traits(declaring("country")).leftOut(identify)).isEmpty();
  }

  @Test
  void addressesAreNoPartOfItUnlessTheTypeDeclaresThem() {
    Message identify =
        identify(CUSTOMER, Map.of("country", "FR", "email", "m@example.org", "phone", "+33"));

    assertThat(traits(declaring("country")).event(identify).orElseThrow().values())
        .containsOnlyKeys("country");
    assertThat(traits(declaring("country", "email")).event(identify).orElseThrow().values())
        .containsOnlyKeys("country", "email");
  }

  @Test
  void whatNamesNoDeclaredTraitIsNoEventAndTheRestIsNoted() {
    Message identify = identify(CUSTOMER, Map.of("email", "m@example.org", "name", "Marie"));

    assertThat(traits(declaring("country")).event(identify)).isEmpty();
    assertThat(traits(declaring("country")).leftOut(identify)).containsExactly("name");
    assertThat(dropped).containsExactly("Profile.name");
  }

  @Test
  void onlyACustomersIdentifyIsAnEvent() {
    Message visitor = identify(ContactId.anonymous("v"), Map.of("country", "FR"));

    assertThat(traits(declaring("country")).event(visitor)).isEmpty();
  }

  @Test
  void withoutATypeForTraitsNothingIs() {
    Message identify = identify(CUSTOMER, Map.of("country", "FR", "email", "m@example.org"));

    assertThat(traits(with(Map.of())).event(identify)).isEmpty();
    assertThat(traits(with(Map.of())).leftOut(identify)).containsExactly("country");
    assertThat(dropped).isEmpty();
  }

  private Traits traits(Register register) {
    return new Traits(
        () -> register,
        new Misfits() {
          @Override
          public CompletableFuture<?> keep(Value misfit) {
            return CompletableFuture.completedFuture(misfit);
          }

          @Override
          public void dropped(String eventType, String field) {
            dropped.add(eventType + "." + field);
          }
        });
  }

  private static Register declaring(String... names) {
    Map<String, Field> fields = new HashMap<>();
    for (String name : names) {
      fields.put(name, new Field(name, FieldType.TEXT, Treatment.KEEP));
    }
    EventType profile =
        new EventType("Profile", List.of("analytics"), fields, true, Optional.empty());
    return with(Map.of("Profile", profile));
  }

  private static Register with(Map<String, EventType> eventTypes) {
    return new Register(
        SAMPLE.sha256(),
        SAMPLE.controller(),
        SAMPLE.officer(),
        SAMPLE.zone(),
        SAMPLE.country(),
        SAMPLE.people(),
        SAMPLE.data(),
        SAMPLE.securityMeasures(),
        SAMPLE.purposes(),
        SAMPLE.minors(),
        SAMPLE.contactRules(),
        SAMPLE.notices(),
        SAMPLE.collectionPoints(),
        eventTypes,
        SAMPLE.recipients(),
        SAMPLE.retention());
  }

  private static Message identify(ContactId contact, Map<String, Object> traits) {
    return new Message(
        0,
        "",
        "message-1",
        Kind.IDENTIFY,
        contact,
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-11-23T12:00:00Z"),
        traits,
        MissingNode.getInstance());
  }
}
