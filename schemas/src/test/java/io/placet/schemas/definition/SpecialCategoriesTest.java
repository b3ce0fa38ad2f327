package io.placet.schemas.definition;

import static io.placet.schemas.definition.Rules.BOUGHT;
import static io.placet.schemas.definition.Rules.POINTS;
import static io.placet.schemas.definition.Rules.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Register;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.register.Treatment;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.register.RegisterLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells of special categories of data, without and with explicit consent. */
class SpecialCategoriesTest {
  private static final String PROFILING = "profiling";
  private static final String WELLNESS = "wellness";

  /** The sample with a purpose that asks for explicit consent, and an event of its own. */
  private static final Register REGISTER =
      RegisterLoader.parse(
          RegisterLoader.sampleYaml()
              .replace(
                  "\npurposes:\n",
                  """

                  purposes:
                    - id: wellness
                      description: We advise you on what suits your health.
                      basis: consent
                      consumers: [segments, scores]
                      directMarketing: true
                      specialCategories: true
                      retention: P1Y
                      impactAssessment: DPIA-2026-09
                  """)
              .replace(
                  "\nnotices:\n",
                  """

                  notices:
                    - id: wellness
                      version: "1"
                      language: en
                      purposes: [wellness]
                      text: Yes, advise me on what suits my health.
                  """)
              .replace(
                  "\neventTypes:\n",
                  """

                  eventTypes:
                    - name: Diet Told
                      purposes: [wellness]
                      fields:
                        diet: {type: text, treatment: keep, specialCategory: health}
                        servings: {type: integer, treatment: keep, specialCategory: health}
                  """),
          "register.yaml");

  private static final String ALLOWED =
      "allowed: Email Delivered, Email Link Clicked, Order Completed, Order Refunded, Product"
          + " Viewed, Profile Updated";

  @Test
  void anEventThatRevealsHealthIsReadWithExplicitConsentAlone() {
    String rule =
        """
        {"measure":"latest","event":"Diet Told","of":"diet","operator":"=","value":"sugar-free"}""";
    assertThat(segment(WELLNESS, "Sugar-free", rule)).isNotNull();
    assertThatThrownBy(() -> segment(PROFILING, "Sugar-free", rule))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "rule.event: health data: only a purpose with explicit consent (specialCategories:"
                + " true) may read it; "
                + ALLOWED);
  }

  @Test
  void aScoreToo() {
    String points = POINTS.replace("Order Completed", "Diet Told");
    assertThat(scored(WELLNESS, "Eagerness", points)).isNotNull();
    assertThatThrownBy(() -> scored(PROFILING, "Eagerness", points))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith(
            "model.points.Diet Told: health data: only a purpose with explicit");
  }

  /** The loader lets no such register in; the catalogue does not rely on it. */
  @Test
  void aPropertyThatRevealsHealthIsLeftOutOfAnEventThatCanBeRead() {
    Field diet =
        new Field("diet", FieldType.TEXT, Treatment.KEEP).revealing(SpecialCategory.HEALTH);
    Field size = new Field("size", FieldType.INTEGER, Treatment.KEEP);
    Map<String, EventType> types = new HashMap<>(REGISTER.eventTypes());
    types.put(
        "Meal Bought",
        new EventType(
            "Meal Bought", List.of(PROFILING, WELLNESS), Map.of("diet", diet, "size", size)));
    Register register = with(types);
    String rule =
        """
        {"measure":"did","event":"Meal Bought","where":{"combinator":"and","rules":[
         {"property":"diet","operator":"exists"}]}}""";
    assertThat(Definitions.toDomain(definition(WELLNESS, "Meals", rule), register)).isNotNull();
    assertThatThrownBy(() -> Definitions.toDomain(definition(PROFILING, "Meals", rule), register))
        .hasMessage(
            "rule.where.rules[0].property: health data: only a purpose with explicit consent"
                + " (specialCategories: true) may read it; allowed: size");
    assertThatThrownBy(
            () ->
                Definitions.toDomain(
                    definition(
                        PROFILING,
                        "Meals",
                        """
                        {"measure":"distinct","event":"Meal Bought","of":"diet","operator":">","value":1}"""),
                    register))
        .hasMessageStartingWith("rule.of: health data: only");
  }

  @ParameterizedTest
  @CsvSource({
    "Pregnant women, pregnant, health",
    "Clientes musulmanes, musulmane, religion",
    "Trade unions, trade union, trade-union",
    "Known fraudsters, fraudster, offences"
  })
  void aNameOrADescriptionThatTellsOfOneIsRefusedWithoutExplicitConsent(
      String name, String word, String category) {
    String said =
        "'"
            + word
            + "' tells of "
            + category
            + ": only a purpose with explicit consent (specialCategories: true) may ask for it";
    assertThatThrownBy(() -> segment(PROFILING, name, BOUGHT)).hasMessage("name: " + said);
    assertThatThrownBy(() -> scored(PROFILING, name, POINTS)).hasMessage("name: " + said);
    SegmentDefinition described =
        SegmentDefinition.newBuilder(definition(PROFILING, "Buyers", BOUGHT))
            .setDescription(name)
            .build();
    assertThatThrownBy(() -> Definitions.toDomain(described, REGISTER))
        .hasMessage("description: " + said);
    ScoringDefinition scoring =
        ScoringDefinition.newBuilder(scoring(PROFILING, "Buyers", POINTS))
            .setDescription(name)
            .build();
    assertThatThrownBy(() -> ScoreDefinitions.toDomain(scoring, REGISTER))
        .hasMessage("description: " + said);
    assertThat(segment(WELLNESS, name, told())).isNotNull();
  }

  @Test
  void anIdTellsAsMuchAsAName() {
    SegmentDefinition definition =
        SegmentDefinition.newBuilder(definition(PROFILING, "Buyers", BOUGHT))
            .setId("gay-buyers")
            .build();
    assertThatThrownBy(() -> Definitions.toDomain(definition, REGISTER))
        .hasMessageStartingWith("id: 'gay' tells of sex-life: only");
  }

  @Test
  void aValueThatARuleAsksForTellsAsMuch() {
    String rule =
        """
        {"measure":"did","event":"Product Viewed","where":{"combinator":"and","rules":[
         {"property":"category","operator":"in","value":["Books","Pregnancy tests"]}]}}""";
    assertThatThrownBy(() -> segment(PROFILING, "Readers", rule))
        .hasMessageStartingWith("rule.where.rules[0].value[1]: 'pregnancy' tells of health: only");
    assertThatThrownBy(
            () ->
                segment(
                    PROFILING,
                    "Tier",
                    """
                    {"measure":"trait","trait":"loyalty_tier","operator":"contains","value":"halal"}"""))
        .hasMessageStartingWith("rule.value: 'halal' tells of religion: only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Christian Dior buyers", "Union Jack mugs", "Enceintes Bluetooth"})
  void aFalseFriendIsNoReasonToRefuse(String name) {
    assertThat(segment(PROFILING, name, BOUGHT)).isNotNull();
  }

  private static Object segment(String purpose, String name, String rule) {
    return Definitions.toDomain(definition(purpose, name, rule), REGISTER);
  }

  private static SegmentDefinition definition(String purpose, String name, String rule) {
    return SegmentDefinition.newBuilder(Rules.segment("some", rule))
        .setPurpose(purpose)
        .setName(name)
        .build();
  }

  private static Object scored(String purpose, String name, String model) {
    return ScoreDefinitions.toDomain(scoring(purpose, name, model), REGISTER);
  }

  private static ScoringDefinition scoring(String purpose, String name, String model) {
    return ScoringDefinition.newBuilder(score("some", model))
        .setPurpose(purpose)
        .setName(name)
        .build();
  }

  private static String told() {
    return "{\"measure\":\"did\",\"event\":\"Diet Told\"}";
  }

  private static Register with(Map<String, EventType> types) {
    return new Register(
        REGISTER.sha256(),
        REGISTER.controller(),
        REGISTER.officer(),
        REGISTER.zone(),
        REGISTER.country(),
        REGISTER.people(),
        REGISTER.data(),
        REGISTER.securityMeasures(),
        REGISTER.purposes(),
        REGISTER.minors(),
        REGISTER.contactRules(),
        REGISTER.notices(),
        REGISTER.collectionPoints(),
        types,
        REGISTER.recipients(),
        REGISTER.retention());
  }
}
