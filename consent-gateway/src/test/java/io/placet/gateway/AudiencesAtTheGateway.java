package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportPage;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What the tests of audiences share. */
abstract class AudiencesAtTheGateway extends SegmentsAtTheGateway {
  AudiencesAtTheGateway(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  /** A contact for whom profiling and the newsletter stand. */
  void subscribed(String user) {
    profiled(user);
    Answer answer = gateway.collectionPoint().post(Consents.path(user), Consents.newsletter());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  void unsubscribed(String user) {
    Answer answer =
        gateway.collectionPoint().post(Consents.path(user), Consents.noNewsletter("WITHDRAWN"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  /** So many subscribers are in a new segment, named after it. */
  void subscribers(String segment, int number) {
    created(segment);
    for (int member = 1; member <= number; member++) {
      subscribed(segment + "-" + member);
      isIn(segment + "-" + member, segment);
    }
    Eventually.holds("the memberships are read", () -> size(segment) == number);
  }

  /** An audience of a segment, for the mail house, by contact ids. */
  static JsonObject audience(String id, String segment) {
    return new JsonObject()
        .put("id", id)
        .put("name", "Buyers who read")
        .put("source", new JsonObject().put("segment", segment))
        .put("purpose", "newsletter")
        .put("channel", "email")
        .put("recipient", "mail-house")
        .put("identifiers", new JsonArray().add("contact"));
  }

  JsonObject createdAudience(JsonObject audience) {
    Answer answer = marketer().post("/v1/audiences", audience);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  Answer ask(Http caller, String audience, String format) {
    return caller.post(
        "/v1/audiences/" + audience + "/exports",
        new JsonObject().put("reason", "winter campaign").put("format", format));
  }

  /** An export that is ready. */
  String ready(String audience, String format) {
    Answer answer = ask(marketer(), audience, format);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().getString("state")).isEqualTo("ready");
    return answer.json().getString("id");
  }

  static String content(String export) {
    return "/v1/audience-exports/" + export + "/content";
  }

  JsonObject export(String id) {
    return marketer().get("/v1/audience-exports/" + id).json();
  }

  /** The rows of an export, taken as a whole. */
  List<JsonObject> taken(String audience) {
    Answer answer = marketer().get(content(ready(audience, "ndjson")));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().lines().map(JsonObject::new).toList();
  }

  List<String> contactsOf(String audience) {
    return taken(audience).stream().map(row -> row.getString("contact")).toList();
  }

  /** Subject ids that the log says an export told of. */
  List<String> logged(String export) {
    SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);
    return log.all(Topic.EXPORTS).stream()
        .map(record -> codec.decode(record.value()).getBody())
        .filter(ExportPage.class::isInstance)
        .map(ExportPage.class::cast)
        .filter(page -> page.getId().equals(export))
        .flatMap(page -> page.getSubjects().stream())
        .toList();
  }
}
