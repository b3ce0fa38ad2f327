package io.placet.jobs.contact.pseudonym;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.domain.event.FieldValue.Flag;
import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.FieldValue.Whole;
import io.placet.domain.event.Generaliser;
import io.placet.domain.event.Misfit;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.Treatment;
import io.placet.jobs.contact.pseudonym.Treatments.Cover;
import io.placet.jobs.contact.pseudonym.Treatments.FieldSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreatmentsTest {
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("analytics", 1, input -> new byte[16]);
  private static final EventType ORDER =
      new EventType(
          "Order Completed",
          List.of("analytics"),
          Map.of(
              "kept", new Field("kept", FieldType.INTEGER, Treatment.KEEP),
              "hidden", new Field("hidden", FieldType.TEXT, Treatment.PSEUDONYMISE),
              "sealed", new Field("sealed", FieldType.INTEGER, Treatment.SEAL),
              "dropped", new Field("dropped", FieldType.TEXT, Treatment.DROP),
              "postcode", Field.generalised("postcode", FieldType.TEXT, Generalisation.DEPARTEMENT),
              "age", Field.generalised("age", FieldType.INTEGER, Generalisation.AGE_BAND)));

  /** The day before a fifteenth birthday, and long ago by any clock. */
  private static final Instant AT = Instant.parse("2006-11-22T12:00:00Z");

  @Test
  void aKeptValueGoesOn() {
    assertThat(treat("kept", new Whole(3)).fields())
        .containsExactly(Map.entry("kept", new Whole(3)));
  }

  @Test
  void aKeptValueOfAnotherTypeThanDeclaredIsLeftOutAndCounted() {
    assertLeftOut("kept", new Text("3"), Misfit.WRONG_TYPE);
  }

  @Test
  void aPseudonymisedTextGoesOnAsPseudonymOfItsField() {
    assertThat(treat("hidden", new Text("A-17")).fields())
        .containsExactly(Map.entry("hidden", new Text(PSEUDONYMS.ofValue("hidden", "A-17"))));
  }

  @Test
  void aSealedValueGoesOnSealedForItsField() {
    assertThat(treat("sealed", new Whole(3)).fields())
        .containsExactly(Map.entry("sealed", new Text("sealed sealed " + new Whole(3))));
  }

  @Test
  void whatCannotBeSealedForWantOfAKeyIsLeftOutAndCounted() {
    assertThat(treat("sealed", new Whole(3), Optional.empty()))
        .isEqualTo(new TreatedFields(Map.of(), 0, Map.of(), 1));
  }

  @Test
  void whatIsToBeSealedHasToFitToo() {
    assertLeftOut("sealed", new Text("3"), Misfit.WRONG_TYPE);
  }

  @Test
  void aNumberIsTooFewValuesToBePseudonymised() {
    assertLeftOut("hidden", new Whole(17), Misfit.WRONG_TYPE);
  }

  @Test
  void aRawValueFromBeforeTheRegisterSaidGeneraliseGoesOnGeneralised() {
    assertThat(treat("postcode", new Text("29200")).fields())
        .containsExactly(Map.entry("postcode", new Text("29")));
    assertThat(treat("age", new Whole(34)).fields())
        .containsExactly(Map.entry("age", new Text("25-34")));
  }

  @Test
  void whatTheGatewayGeneralisedGoesOnAsItIs() {
    assertThat(treat("postcode", new Text("2A")).fields())
        .containsExactly(Map.entry("postcode", new Text("2A")));
    assertThat(treat("age", new Text("25-34")).fields())
        .containsExactly(Map.entry("age", new Text("25-34")));
  }

  @Test
  void anAgeIsThatOfTheEventsDay() {
    assertThat(treat("age", new Text("1991-11-23")).fields())
        .containsExactly(Map.entry("age", new Text("0-14")));
  }

  @Test
  void whatCannotBeGeneralisedIsLeftOutAndCounted() {
    assertLeftOut("postcode", new Text("29200 Brest"), Misfit.NOT_GENERALISED);
    assertLeftOut("postcode", new Flag(true), Misfit.NOT_GENERALISED);
    assertLeftOut("age", new Whole(140), Misfit.NOT_GENERALISED);
  }

  @Test
  void aDroppedValueGoesNoFurtherAndIsNotCounted() {
    assertThat(treat("dropped", new Text("x")))
        .isEqualTo(new TreatedFields(Map.of(), 0, Map.of(), 0));
  }

  @Test
  void anUndeclaredValueIsDroppedAndCounted() {
    assertThat(treat("surprise", new Text("x")))
        .isEqualTo(new TreatedFields(Map.of(), 1, Map.of(), 0));
  }

  private static void assertLeftOut(String name, FieldValue value, Misfit reason) {
    assertThat(treat(name, value))
        .isEqualTo(
            new TreatedFields(
                Map.of(), 0, Map.of(requireNonNull(ORDER.fields().get(name)), reason), 0));
  }

  private static TreatedFields treat(String name, FieldValue value) {
    return treat(name, value, Optional.of((field, plain) -> field + " sealed " + plain));
  }

  private static TreatedFields treat(String name, FieldValue value, Optional<FieldSeal> seal) {
    return new Treatments(new Generaliser(userAgent -> "Other"))
        .treat(ORDER, Map.of(name, value), AT, new Cover(PSEUDONYMS, seal));
  }
}
