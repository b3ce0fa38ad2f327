package io.placet.schemas.register;

import io.placet.domain.register.Category;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Consumer;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Exports;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.MailEvent;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Party;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.domain.register.Retention;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.register.Treatment;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Turns a checked file into the domain's register. */
final class RegisterReader {
  private static final String SPECIAL = "specialCategory";

  private RegisterReader() {}

  static Register read(JsonNode root, String sha256) {
    ZoneId zone = ZoneId.of(root.path("zone").asString("Europe/Paris"));
    RuleReader rules = new RuleReader(zone);
    Map<String, EventType> eventTypes =
        byKey(list(root.path("eventTypes"), RegisterReader::eventType), EventType::name);
    return new Register(
        sha256,
        party(root.path("controller")),
        party(root.path("officer")),
        zone,
        root.path("country").stringValueOpt(),
        list(root.path("people"), RegisterReader::category),
        list(root.path("data"), RegisterReader::category),
        list(root.path("securityMeasures"), JsonNode::asString),
        list(root.path("purposes"), node -> purpose(node, rules)),
        rules.minors(root.path("minors")),
        list(root.path("contactRules"), rules::contactRule),
        byKey(list(root.path("notices"), node -> notice(node, rules)), Notice::ref),
        byKey(
            list(root.path("collectionPoints"), RegisterReader::collectionPoint),
            CollectionPoint::id),
        eventTypes,
        list(root.path("recipients"), RegisterReader::recipient),
        retention(root.path("retention")),
        root.has("exports") ? exports(root.path("exports")) : Exports.DEFAULT,
        InsightReader.read(root.path("insights"), eventTypes));
  }

  private static Party party(JsonNode node) {
    return new Party(text(node, "name"), text(node, "contact"));
  }

  private static Category category(JsonNode node) {
    return new Category(text(node, "id"), text(node, "description"));
  }

  private static Purpose purpose(JsonNode node, RuleReader rules) {
    LegalBasis basis = constant(LegalBasis.class, text(node, "basis"));
    return new Purpose(
        text(node, "id"),
        text(node, "description"),
        translations(node.path("translations")),
        basis,
        rules.otherBases(basis, node.path("otherBases")),
        texts(node, "channels"),
        texts(node, "consumers").stream()
            .map(name -> constant(Consumer.class, name))
            .collect(Collectors.toSet()),
        node.path("directMarketing").asBoolean(),
        node.path("specialCategories").asBoolean(false),
        Period.parse(text(node, "retention")),
        node.path("consentValidity").stringValueOpt().map(Period::parse),
        node.path("impactAssessment").stringValueOpt());
  }

  private static Map<String, String> translations(JsonNode node) {
    Map<String, String> byLanguage = new HashMap<>();
    node.properties().forEach(e -> byLanguage.put(e.getKey(), e.getValue().asString()));
    return byLanguage;
  }

  private static Notice notice(JsonNode node, RuleReader rules) {
    String text = text(node, "text");
    return new Notice(
        new NoticeRef(text(node, "id"), text(node, "version")),
        text(node, "language"),
        texts(node, "purposes"),
        text,
        Sha256.ofText(text),
        rules.startOf(node, "retired"));
  }

  private static CollectionPoint collectionPoint(JsonNode node) {
    return new CollectionPoint(
        text(node, "id"),
        text(node, "description"),
        texts(node, "purposes"),
        node.path("doubleOptIn").asBoolean(false),
        SignalReader.read(node.path("signals")));
  }

  private static EventType eventType(JsonNode node) {
    Map<String, Field> fields = new HashMap<>();
    node.path("fields")
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), field(entry.getKey(), entry.getValue())));
    return new EventType(
        text(node, "name"),
        list(node.path("purposes"), JsonNode::asString),
        fields,
        node.path("traits").asBoolean(false),
        node.has("mail") ? Optional.of(mail(node.path("mail"))) : Optional.empty());
  }

  private static MailEvent mail(JsonNode node) {
    return new MailEvent(
        constant(MailEvent.Kind.class, text(node, "kind")),
        text(node, "message"),
        node.path("link").stringValueOpt());
  }

  private static Field field(String name, JsonNode node) {
    FieldType type = constant(FieldType.class, text(node, "type"));
    Field field =
        node.has("generalise")
            ? Field.generalised(
                name, type, constant(Generalisation.class, text(node, "generalise")))
            : new Field(name, type, constant(Treatment.class, text(node, "treatment")));
    return node.has(SPECIAL)
        ? field.revealing(constant(SpecialCategory.class, text(node, SPECIAL)))
        : field;
  }

  private static Recipient recipient(JsonNode node) {
    return new Recipient(
        text(node, "id"),
        text(node, "name"),
        texts(node, "purposes"),
        text(node, "processorAgreement"),
        text(node, "country"),
        text(node, "safeguard"));
  }

  private static Retention retention(JsonNode node) {
    return new Retention(
        days(node, "events"),
        days(node, "pseudonymisedEvents"),
        days(node, "segmentChanges"),
        days(node, "withheld"),
        days(node, "shutOffs"),
        node.has("deadLetters") ? days(node, "deadLetters") : Retention.MOST_FOR_DEAD_LETTERS,
        days(node, node.has("audit") ? "audit" : "shutOffs"),
        node.has("consentTransitions")
            ? days(node, "consentTransitions")
            : Retention.CONSENT_TRANSITIONS);
  }

  private static Exports exports(JsonNode node) {
    return new Exports(
        node.path("contactsPerDay").asLong(Exports.DEFAULT.contactsPerDay()),
        node.has("validity") ? days(node, "validity") : Exports.DEFAULT.validity());
  }

  private static Duration days(JsonNode node, String property) {
    return Duration.parse(text(node, property));
  }

  static String text(JsonNode node, String property) {
    return node.path(property).asString();
  }

  static Set<String> texts(JsonNode node, String property) {
    return Set.copyOf(list(node.path(property), JsonNode::asString));
  }

  /** The schema writes {@code legal-obligation} for {@code LEGAL_OBLIGATION}. */
  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
    return array.values().stream().map(item).toList();
  }

  private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
    return values.stream().collect(Collectors.toMap(key, Function.identity()));
  }
}
