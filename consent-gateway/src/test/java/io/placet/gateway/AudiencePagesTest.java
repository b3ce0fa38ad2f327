package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.Scope;
import io.placet.gateway.http.StreamedAnswer.Chunks;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.Room;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports page by page: a reader takes the pages of one gateway while contacts withdraw, and are
 * acknowledged, at another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AudiencePagesTest {
  /** More than the first page looks at. */
  private static final int MEMBERS = 130;

  private final EmbeddedKafka kafka;
  private final Given given;
  private final Wiring reading;
  private final Vertx vertx = Vertx.vertx();

  AudiencePagesTest(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    String address = kafka.bootstrapServers();
    given = new Given(RunningGateway.start(address, folder.resolve("writing")), new Log(address));
    GatewayConfig config = RunningGateway.config(address, folder.resolve("reading"), 0, 0);
    reading =
        new Wiring(
            vertx,
            config,
            RunningGateway.vault(config.folder()),
            Clock.systemUTC(),
            Room.UNWATCHED,
            point -> {});
    reading.start();
  }

  /** What the tests of audiences share, on a broker of this test's own. */
  private static final class Given extends AudiencesAtTheGateway {
    Given(RunningGateway gateway, Log log) {
      super(gateway, log);
    }
  }

  @BeforeAll
  void members() {
    given.subscribers("buyers", MEMBERS);
    given.createdAudience(AudiencesAtTheGateway.audience("all", "buyers"));
    Eventually.holds("the reading gateway knows the members", () -> known() == MEMBERS);
  }

  @AfterAll
  void close() {
    reading.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    given.gateway.close();
    given.log.close();
    kafka.close();
  }

  @Test
  @Order(1)
  void whoWithdrawsBetweenPagesIsOnNoLaterOneAndWhoLeavesTheSegmentStillIs() {
    String export = given.ready("all", "ndjson");
    Chunks pages = open(export);
    List<String> first = contacts(next(pages).orElseThrow());
    assertThat(first).hasSize(100);
    List<String> others =
        IntStream.rangeClosed(1, MEMBERS)
            .mapToObj(member -> "buyers-" + member)
            .filter(user -> !first.contains("user:" + user))
            .toList();
    String leavesNewsletter = others.get(0);
    String leavesProfiling = others.get(1);
    String leavesSegment = others.get(2);

    given.unsubscribed(leavesNewsletter);
    given.withdrawn(leavesProfiling);
    given.isNoLongerIn(leavesSegment, "buyers");
    Eventually.holds("the reading gateway knows who left", () -> known() == MEMBERS - 1);

    List<String> later = rest(pages);
    assertThat(later)
        .hasSize(28)
        .contains("user:" + leavesSegment)
        .doesNotContain("user:" + leavesNewsletter, "user:" + leavesProfiling)
        .doesNotContainAnyElementsOf(first);
    pages.close();
    Eventually.holds("it is taken", () -> given.export(export).getString("state").equals("taken"));
    assertThat(given.export(export).getJsonObject("rows").getJsonObject("told"))
        .isEqualTo(new JsonObject().put("count", 120).put("shown", "120"));
  }

  @Test
  @Order(2)
  void whomAPageTellsOfIsLoggedBeforeItLeaves() {
    String export = given.ready("all", "csv");
    Chunks pages = open(export);

    List<String> rows = lines(next(pages).orElseThrow());

    assertThat(rows.get(0)).isEqualTo("contact,revision,expires");
    List<String> told =
        rows.stream()
            .skip(1)
            .map(row -> row.substring("user:".length(), row.indexOf(',')))
            .map(user -> given.gateway.subject(user).text())
            .toList();
    assertThat(given.logged(export)).containsExactlyElementsOf(told).isNotEmpty();
    pages.close();
  }

  @Test
  @Order(3)
  void anExportWhoseReaderGoesAwaySaysThatItIsCutShortAndIsNotTakenAgain() {
    String export = given.ready("all", "ndjson");
    Chunks pages = open(export);
    next(pages);

    pages.close();

    Eventually.holds(
        "it is cut short", () -> given.export(export).getString("state").equals("cut-short"));
    assertThat(given.marketer().get(AudiencesAtTheGateway.content(export)).status()).isEqualTo(409);
  }

  @Test
  @Order(4)
  void aPageWhoseMembersCannotBeLoggedDoesNotLeave() throws Exception {
    String export = given.ready("all", "ndjson");
    Chunks pages = open(export);
    assertThat(next(pages)).isPresent();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(Topic.EXPORTS.topicName())).all().get(20, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> next(pages))
        .hasStackTraceContaining(LogUnavailableException.class.getName());
    pages.close();
  }

  /** How many members the reading gateway knows of. */
  private int known() {
    return read("readAudience", "all")
        .map(audience -> audience.getJsonObject("members").getInteger("count"))
        .orElse(0);
  }

  /** What the reading gateway answers; empty where it does not know of it yet. */
  private Optional<JsonObject> read(String operation, String id) {
    try {
      return Optional.of(
          operation(operation)
              .handle(request(id))
              .toCompletionStage()
              .toCompletableFuture()
              .join()
              .body());
    } catch (ApiException notYet) {
      return Optional.empty();
    }
  }

  private Chunks open(String export) {
    Eventually.holds(
        "the reading gateway knows the export",
        () -> read("readAudienceExport", export).isPresent());
    Download take = (Download) operation("takeAudienceExport");
    return take.open(request(export)).toCompletionStage().toCompletableFuture().join().chunks();
  }

  private Operation operation(String id) {
    return Objects.requireNonNull(reading.operations.get(id));
  }

  private static ApiRequest request(String id) {
    return new ApiRequest(
        Optional.of(new Caller("marketer", Set.of(Scope.AUDIENCES_READ, Scope.AUDIENCES_WRITE))),
        Map.of("id", id),
        Map.of(),
        Buffer.buffer(),
        Optional.empty());
  }

  private static Optional<Buffer> next(Chunks pages) {
    return pages.next().toCompletionStage().toCompletableFuture().join();
  }

  private static List<String> rest(Chunks pages) {
    List<String> all = new ArrayList<>();
    for (Optional<Buffer> page = next(pages); page.isPresent(); page = next(pages)) {
      all.addAll(contacts(page.get()));
    }
    return all;
  }

  private static List<String> contacts(Buffer rows) {
    return lines(rows).stream().map(row -> new JsonObject(row).getString("contact")).toList();
  }

  private static List<String> lines(Buffer rows) {
    return rows.toString(UTF_8).lines().toList();
  }
}
