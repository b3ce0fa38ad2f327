package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
  private static final String EVALUATION = "/access/v1/evaluation";

  private final RunningGateway gateway;
  private final Log log;

  ImportTest(RunningGateway gateway, Log log) {
    this.gateway = gateway;
    this.log = log;
  }

  @Test
  void allLinesAreInButTheBrokenOneWhichTheReportNames() {
    String name = begin(csv());
    Answer done =
        send(
            name,
            ImportFile.HEADER
                + ImportFile.line("all-1")
                + ImportFile.line("all-2").replace("newsletter,3", "newsletter,2")
                + ImportFile.line("all-3"));

    assertThat(done.status()).isEqualTo(200);
    assertCounts(done, 2, 0, 0, 1);
    assertThat(done.json().getString("state")).isEqualTo("done");
    assertThat(may("all-1")).isTrue();
    assertThat(may("all-2")).isFalse();
    assertThat(may("all-3")).isTrue();
    Answer report = gateway.officer().get("/v1/imports/" + name + "/report");
    assertThat(report.header("Content-Type")).startsWith("text/csv");
    assertThat(report.text().lines()).hasSize(2);
    assertThat(report.text())
        .startsWith("line,outcome,field,allowed\n")
        .contains("3,failed,notice,", "newsletter 3")
        .doesNotContain("all-2");
    assertThat(recordsOf("all-1").get(0)).contains("archive box 12");
  }

  @Test
  void aFileThatIsSentAgainChangesNothing() {
    String file = ImportFile.HEADER + ImportFile.line("again-1") + ImportFile.line("again-2");
    send(begin(csv()), file);

    Answer again = send(begin(csv()), file + ImportFile.line("again-3"));

    assertCounts(again, 1, 2, 0, 0);
    assertThat(recordsOf("again-1")).hasSize(1);
  }

  @Test
  void aLineThatIsThereTwiceIsOneRecord() {
    Answer done =
        send(begin(csv()), ImportFile.HEADER + ImportFile.line("twice") + ImportFile.line("twice"));

    assertCounts(done, 1, 1, 0, 0);
    assertThat(recordsOf("twice")).hasSize(1);
  }

  @Test
  void anObjectionSurvivesReimport() {
    String file = ImportFile.HEADER + ImportFile.line("objected") + ImportFile.line("withdrew");
    send(begin(csv()), file);
    gateway.officer().post(Consents.path("objected"), Consents.noNewsletter("OBJECTED"));
    gateway.collectionPoint().post(Consents.path("withdrew"), Consents.noNewsletter("WITHDRAWN"));

    Answer same = send(begin(csv()), file);
    Answer newer = begin(csv(), file.replace("2026-01-02", "2026-06-02"));

    assertCounts(same, 0, 2, 0, 0);
    assertCounts(newer, 0, 0, 2, 0);
    assertThat(may("objected")).isFalse();
    assertThat(may("withdrew")).isFalse();
    String report = gateway.officer().get(newer.json().getString("report")).text();
    assertThat(report).contains("2,withheld,state,", "3,withheld,state,", "a refusal stands");
  }

  @Test
  void aRefusalInTheFileClosesWhatTheFileOpensLater() {
    String refusal = "user:late,newsletter,email,REFUSED,,,,,2026-01-01T00:00:00Z,\n";

    Answer done = send(begin(csv()), ImportFile.HEADER + refusal + ImportFile.line("late"));

    assertCounts(done, 1, 0, 1, 0);
    assertThat(may("late")).isFalse();
  }

  @Test
  void aDryRunCountsTheSameAndWritesNothing() {
    String file =
        ImportFile.HEADER
            + ImportFile.line("dry-1")
            + ImportFile.line("dry-2").replace("checkout", "street");

    Answer done = begin(csv().put("dryRun", true), file);

    assertCounts(done, 1, 0, 0, 1);
    assertThat(may("dry-1")).isFalse();
    assertThat(recordsOf("dry-1")).isEmpty();
    assertCounts(begin(csv(), file), 1, 0, 0, 1);
  }

  @Test
  void addressesFindTheContactAndFactsStand() {
    String file =
        """
        contact,email,phone,audience,birthDate
        user:found,marie.found@example.org,+33612345678,professional,2015-05-01
        """;

    assertCounts(begin(csv(), file), 1, 0, 0, 0);

    Answer found =
        gateway
            .officer()
            .post("/v1/contacts/find", new JsonObject().put("email", "marie.found@example.org"));
    assertThat(found.json().getJsonArray("contacts")).containsExactly("user:found");
    assertCounts(begin(csv(), file), 0, 1, 0, 0);
    assertThat(log.all(Topic.CONTACT_LOG))
        .noneMatch(record -> text(record).contains("marie.found"));
  }

  @Test
  void aColumnThatIsNoneIsRefusedAtTheStartWithThoseThatAre() {
    String name = begin(csv());

    Answer refused = send(name, "contact,mail\nuser:1,a@b.example\n");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("column 2", "email", "collectionPoint");
    assertCounts(send(name, "contact,email\nuser:1,a@b.example\n"), 1, 0, 0, 0);
  }

  @Test
  void ndjsonAndDefaultsSayTheSame() {
    JsonObject spec =
        new JsonObject()
            .put("format", "ndjson")
            .put("mapping", new JsonObject().put("id", "contact"))
            .put(
                "defaults",
                new JsonObject()
                    .put("purpose", "newsletter")
                    .put("channel", "email")
                    .put("state", "GIVEN")
                    .put("notice", "newsletter")
                    .put("noticeVersion", "3")
                    .put("collectionPoint", "account")
                    .put("method", "box-ticked"));

    Answer done =
        begin(spec, "{\"id\":\"user:json\",\"eventTime\":\"2026-01-02T10:00:00Z\"}\n{\"id\":7}");

    assertCounts(done, 1, 0, 0, 1);
    assertThat(may("json")).isTrue();
  }

  @Test
  void anUploadGoesOnWhereItBrokeOffAndEachLineIsInOnce() {
    StringBuilder text = new StringBuilder(ImportFile.HEADER);
    for (int i = 0; i < 3_000; i++) {
      text.append(ImportFile.line("parts-" + i));
    }
    byte[] file = text.toString().getBytes(UTF_8);
    String name = begin(csv());

    int offset = 0;
    for (int part = 1; part <= 5; part++) {
      int end = part == 5 ? file.length : file.length / 5 * part;
      Answer taken =
          gateway
              .officer()
              .put(
                  "/v1/imports/" + name + "/content",
                  BodyPublishers.ofByteArray(Arrays.copyOfRange(file, offset, end)),
                  "Upload-Offset",
                  Integer.toString(offset),
                  "Upload-Complete",
                  part == 5 ? "?1" : "?0");
      assertThat(taken.status()).as(taken.text()).isEqualTo(200);
      offset = gateway.officer().get("/v1/imports/" + name).json().getInteger("offset");
    }

    Answer done = gateway.officer().get("/v1/imports/" + name);
    assertThat(done.json().getString("state")).isEqualTo("done");
    assertCounts(done, 3_000, 0, 0, 0);
    assertThat(recordsOf("parts-0")).hasSize(1);
    assertThat(recordsOf("parts-2999")).hasSize(1);
  }

  @Test
  void aWrongOffsetIsToldTheRightOne() {
    String name = begin(csv());

    Answer wrong =
        gateway
            .officer()
            .put(
                "/v1/imports/" + name + "/content",
                BodyPublishers.ofString("user:1\n"),
                "Upload-Offset",
                "7");

    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.json().getString("detail")).contains("Upload-Offset: 0");
  }

  @Test
  void theSameWordsFindTheSameImportAndOthersAreRefused() {
    JsonObject spec = csv().put("name", "crm-" + UUID.randomUUID());

    Answer first = gateway.officer().post("/v1/imports", spec);
    Answer again = gateway.officer().post("/v1/imports", spec);
    Answer other = gateway.officer().post("/v1/imports", spec.copy().put("dryRun", true));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(409);
    assertThat(gateway.officer().get("/v1/imports/none").status()).isEqualTo(404);
    assertThat(gateway.officer().post("/v1/imports", csv().put("name", "../x")).status())
        .isEqualTo(400);
  }

  @Test
  void onlyTheOfficerImportsAndExports() {
    assertThat(gateway.collectionPoint().post("/v1/imports", csv()).status()).isEqualTo(403);
    assertThat(gateway.tool().get(ExportTest.path("controller", "")).status()).isEqualTo(403);
    assertThat(gateway.anonymous().post("/v1/imports", csv()).status()).isEqualTo(401);
  }

  private static JsonObject csv() {
    return new JsonObject().put("format", "csv");
  }

  private String begin(JsonObject spec) {
    Answer begun = gateway.officer().post("/v1/imports", spec);
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    return begun.json().getString("name");
  }

  private Answer begin(JsonObject spec, String file) {
    return send(begin(spec), file);
  }

  private Answer send(String name, String file) {
    return gateway.officer().put("/v1/imports/" + name + "/content", BodyPublishers.ofString(file));
  }

  static void assertCounts(
      Answer answer, long written, long unchanged, long withheld, long failed) {
    JsonObject json = answer.json();
    assertThat(
            List.of(
                json.getLong("written"),
                json.getLong("unchanged"),
                json.getLong("withheld"),
                json.getLong("failed")))
        .as("written, unchanged, withheld, failed")
        .containsExactly(written, unchanged, withheld, failed);
  }

  private boolean may(String user) {
    return gateway.tool().post(EVALUATION, Consents.mayMail(user)).decision();
  }

  private List<String> recordsOf(String user) {
    SubjectId subject = gateway.subject(user);
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> new String(record.key(), UTF_8).startsWith(subject.text() + "|"))
        .filter(record -> !new String(record.key(), UTF_8).contains("|key|"))
        .map(ImportTest::text)
        .toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null
        ? ""
        : new String(record.value(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
