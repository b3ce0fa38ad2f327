package io.placet.jobs.contact.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Treatment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreatedFieldsTest {
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("analytics", 1, input -> new byte[16]);
  private static final EventType ORDER =
      new EventType(
          "Order Completed",
          List.of("analytics"),
          Map.of(
              "kept", new Field("kept", FieldType.INTEGER, Treatment.KEEP),
              "hidden", new Field("hidden", FieldType.TEXT, Treatment.PSEUDONYMISE),
              "dropped", new Field("dropped", FieldType.TEXT, Treatment.DROP)));

  @Test
  void aKeptValueGoesOn() {
    assertThat(treat("kept", new FieldValue.Whole(3)).fields())
        .containsExactly(Map.entry("kept", new FieldValue.Whole(3)));
  }

  @Test
  void aPseudonymisedTextGoesOnAsPseudonymOfItsField() {
    assertThat(treat("hidden", new FieldValue.Text("A-17")).fields())
        .containsExactly(
            Map.entry("hidden", new FieldValue.Text(PSEUDONYMS.ofValue("hidden", "A-17"))));
  }

  @Test
  void aNumberIsTooFewValuesToBePseudonymised() {
    assertThat(treat("hidden", new FieldValue.Whole(17)).fields()).isEmpty();
  }

  @Test
  void aDroppedValueGoesNoFurther() {
    TreatedFields treated = treat("dropped", new FieldValue.Text("x"));

    assertThat(treated.fields()).isEmpty();
    assertThat(treated.undeclared()).isZero();
  }

  @Test
  void anUndeclaredValueIsDroppedAndCounted() {
    TreatedFields treated = treat("surprise", new FieldValue.Text("x"));

    assertThat(treated.fields()).isEmpty();
    assertThat(treated.undeclared()).isEqualTo(1);
  }

  private static TreatedFields treat(String name, FieldValue value) {
    return TreatedFields.of(ORDER, Map.of(name, value), PSEUDONYMS);
  }
}
