package io.placet.gateway.register;

import io.placet.domain.consent.Evidence;
import io.placet.domain.register.Category;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Notice;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** The register as pages read it. */
final class RegisterJson {
  private RegisterJson() {}

  static JsonObject of(Register register) {
    return new JsonObject()
        .put("sha256", register.sha256())
        .put("controller", register.controller().name())
        .put("controllerContact", register.controller().contact())
        .put("officer", register.officer().name())
        .put("officerContact", register.officer().contact())
        .put("zone", register.zone().getId())
        .put("people", array(register.people().stream(), RegisterJson::category))
        .put("data", array(register.data().stream(), RegisterJson::category))
        .put("securityMeasures", new JsonArray(register.securityMeasures()))
        .put("purposes", array(register.purposes().stream(), RegisterJson::purpose))
        .put(
            "notices",
            array(
                register.notices().values().stream()
                    .sorted(
                        Comparator.comparing(
                            notice -> notice.ref().id() + "@" + notice.ref().version())),
                RegisterJson::notice))
        .put(
            "collectionPoints",
            array(
                register.collectionPoints().values().stream()
                    .sorted(Comparator.comparing(CollectionPoint::id)),
                RegisterJson::point))
        .put("recipients", array(register.recipients().stream(), RegisterJson::recipient));
  }

  private static JsonObject category(Category category) {
    return new JsonObject().put("id", category.id()).put("description", category.description());
  }

  private static JsonObject purpose(Purpose purpose) {
    JsonObject json =
        new JsonObject()
            .put("id", purpose.id())
            .put("description", purpose.description())
            .put("basis", purpose.basis().name())
            .put("channels", sorted(purpose.channels()))
            .put("consumers", sorted(purpose.consumers().stream().map(Enum::name).toList()))
            .put("directMarketing", purpose.directMarketing())
            .put("specialCategories", purpose.specialCategories())
            .put("retention", purpose.retention().toString())
            .put("otherBases", array(purpose.otherBases().stream(), RegisterJson::basis));
    purpose
        .consentValidity()
        .ifPresent(validity -> json.put("consentValidity", validity.toString()));
    purpose.impactAssessment().ifPresent(reference -> json.put("impactAssessment", reference));
    return json;
  }

  private static JsonObject basis(OtherBasis basis) {
    return new JsonObject()
        .put("basis", basis.basis().name())
        .put("channels", sorted(basis.channels()))
        .put("audience", basis.audience().name())
        .put("requires", sorted(basis.requires().stream().map(Evidence::wireName).toList()));
  }

  private static JsonObject notice(Notice notice) {
    JsonObject json =
        new JsonObject()
            .put("id", notice.ref().id())
            .put("version", notice.ref().version())
            .put("language", notice.language())
            .put("purposes", sorted(notice.purposes()))
            .put("sha256", notice.sha256());
    notice.retired().ifPresent(day -> json.put("retired", day.toString()));
    return json;
  }

  private static JsonObject point(CollectionPoint point) {
    return new JsonObject()
        .put("id", point.id())
        .put("description", point.description())
        .put("purposes", sorted(point.purposes()))
        .put("doubleOptIn", point.doubleOptIn());
  }

  private static JsonObject recipient(Recipient recipient) {
    return new JsonObject()
        .put("id", recipient.id())
        .put("name", recipient.name())
        .put("purposes", sorted(recipient.purposes()))
        .put("processorAgreement", recipient.processorAgreement())
        .put("country", recipient.country())
        .put("safeguard", recipient.safeguard());
  }

  private static <T> JsonArray array(Stream<T> entries, Function<T, JsonObject> toJson) {
    JsonArray array = new JsonArray();
    entries.map(toJson).forEach(array::add);
    return array;
  }

  private static JsonArray sorted(Collection<String> names) {
    JsonArray array = new JsonArray();
    names.stream().sorted().forEach(array::add);
    return array;
  }
}
