package io.placet.schemas.register;

import static io.placet.schemas.register.SmallRegister.VALID;
import static io.placet.schemas.register.SmallRegister.messageOf;
import static io.placet.schemas.register.SmallRegister.messageOfText;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.MailEvent;
import io.placet.domain.register.Register;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.register.Treatment;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Traits, e-mails and special categories of data in event types. */
class EventTypeMistakesTest {
  private static final String PURPOSES = "    purposes: [profiling]\n    fields:\n";
  private static final String TOTAL = "total: {type: decimal, treatment: keep}";
  private static final String EXPLICIT = "retention: P3Y\n    impactAssessment";

  @Test
  void theSampleSaysWhatTellsTraitsAndWhatTellsOfMails() {
    Register sample = RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");
    assertThat(sample.eventTypes().values())
        .filteredOn(EventType::traits)
        .extracting(EventType::name)
        .containsExactly("Profile Updated");
    assertThat(sample.eventType("Email Delivered").flatMap(EventType::mail))
        .contains(new MailEvent(MailEvent.Kind.DELIVERED, "email_id", Optional.empty()));
    assertThat(sample.eventType("Email Opened").flatMap(EventType::mail))
        .contains(new MailEvent(MailEvent.Kind.OPENED, "email_id", Optional.empty()));
    assertThat(sample.eventType("Email Link Clicked").flatMap(EventType::mail))
        .contains(new MailEvent(MailEvent.Kind.CLICKED, "email_id", Optional.of("link_id")));
    assertThat(sample.eventType("Order Completed").flatMap(EventType::mail)).isEmpty();
  }

  @Test
  void onlyOneEventTypeTellsTraits() {
    String twice =
        VALID.replace(
            "eventTypes:\n",
            """
            eventTypes:
              - name: Profile Updated
                purposes: [profiling]
                traits: true
                fields: {}
            """);
    assertThat(messageOfText(twice.replace(PURPOSES, "    traits: true\n" + PURPOSES)))
        .isEqualTo(
            "register.yaml:36: eventTypes[1].traits: stands on two event types; first on line 33;"
                + " allowed: on one");
  }

  @Test
  void anEventOfAMailNamesAFieldThatIsKept() {
    assertThat(messageOf(PURPOSES, "    mail: {kind: opened, message: id}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.message: 'id' is no field of this event that is"
                + " kept and can be compared; allowed: total");
    assertThat(messageOf(PURPOSES, "    mail: {kind: opened, message: email}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.message: 'email' is no field of this event that"
                + " is kept and can be compared; allowed: total");
    assertThat(
            messageOf(PURPOSES, "    mail: {kind: clicked, message: total, link: x}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.link: 'x' is no field of this event that is"
                + " kept and can be compared; allowed: total");
  }

  @Test
  void aClickAndNothingElseNamesItsLink() {
    assertThat(messageOf(PURPOSES, "    mail: {kind: clicked, message: total}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.link: is missing; a click says which link it"
                + " was; allowed: total");
    assertThat(
            messageOf(
                PURPOSES, "    mail: {kind: opened, message: total, link: total}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.link: is for kind clicked only; allowed here:"
                + " kind, message");
  }

  @Test
  void aKindOfMailEventThatThereIsNotIsAnsweredByThoseThereAre() {
    assertThat(messageOf(PURPOSES, "    mail: {kind: bounced, message: total}\n" + PURPOSES))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].mail.kind: 'bounced' is not allowed; allowed:"
                + " delivered, opened, clicked");
  }

  @Test
  void aSpecialCategoryThatThereIsNotIsAnsweredByThoseThereAre() {
    assertThat(messageOf(TOTAL, TOTAL.replace("}", ", specialCategory: diet}")))
        .contains("eventTypes[0].fields.total.specialCategory: 'diet' is not allowed; allowed:")
        .contains("health, sex-life, offences");
  }

  @Test
  void dataOfASpecialCategoryNeedsExplicitConsentForEachPurposeOfItsEvent() {
    String special = TOTAL.replace("}", ", specialCategory: health}");
    assertThat(messageOf(TOTAL, special))
        .isEqualTo(
            "register.yaml:32: eventTypes[0].purposes[0]: 'profiling' asks for no explicit consent,"
                + " which the field 'total' needs (health); allowed: purposes with"
                + " specialCategories: true: none");
    Register register =
        RegisterLoader.parse(
            VALID
                .replace(TOTAL, special)
                .replace(EXPLICIT, "specialCategories: true\n    " + EXPLICIT),
            "register.yaml");
    EventType order = register.eventType("Order Completed").orElseThrow();
    assertThat(order.fields())
        .containsEntry(
            "total",
            new Field("total", FieldType.DECIMAL, Treatment.KEEP)
                .revealing(SpecialCategory.HEALTH));
  }

  @Test
  void whatIsDroppedNeedsNoConsent() {
    Register register =
        RegisterLoader.parse(
            VALID.replace("treatment: drop", "treatment: drop\n        specialCategory: religion"),
            "register.yaml");
    assertThat(register.eventType("Order Completed")).isPresent();
  }
}
