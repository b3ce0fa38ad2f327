package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of all contacts together, and the register's sheet, on one gateway. */
@ExtendWith(SharedBroker.class)
@TestInstance(Lifecycle.PER_CLASS)
class FiguresTest {
  private static final String FIGURES = "/v1/consent/figures";
  private static final String EXPIRING = "/v1/consent/expiring";
  private static final String SHEET = "/v1/register/article-30";

  private final EmbeddedKafka kafka;
  private final Log log;
  private final Path folder;
  private final Instant inTenDays = Instant.now().plus(Duration.ofDays(10));
  private RunningGateway gateway;

  FiguresTest(EmbeddedKafka kafka, Log log, @TempDir Path parent) {
    this.kafka = kafka;
    this.log = log;
    this.folder = parent.resolve("gateway");
  }

  @BeforeAll
  void start() {
    log.deleteIfThere(Topic.CONTACT_LOG);
    gateway = RunningGateway.start(kafka.bootstrapServers(), folder);
    record("gives", Consents.newsletter());
    record("gives-for-a-while", Consents.newsletter().put("validUntil", inTenDays.toString()));
    record("withdraws", Consents.newsletter());
    record("withdraws", Consents.noNewsletter("WITHDRAWN"));
    record("refuses", Consents.noNewsletter("REFUSED"));
    // their read barriers: the view has applied it all
    List.of("gives", "gives-for-a-while", "withdraws", "refuses")
        .forEach(user -> gateway.officer().get(Consents.path(user)));
  }

  @AfterAll
  void stop() {
    gateway.close();
    log.deleteIfThere(Topic.CONTACT_LOG);
  }

  @Test
  void figuresCountEachContactOnceWhereItStands() {
    Answer figures = gateway.officer().get(FIGURES);

    assertThat(figures.status()).as(figures.text()).isEqualTo(200);
    assertThat(figures.json().getInteger("contacts")).isEqualTo(4);
    JsonObject newsletter =
        figures.list("figures").stream()
            .filter(each -> each.getString("purpose").equals("newsletter"))
            .findFirst()
            .orElseThrow();
    assertThat(newsletter.getMap())
        .containsEntry("channel", "email")
        .containsEntry("contacts", 4)
        .containsEntry("given", 2)
        .containsEntry("withdrawn", 1)
        .containsEntry("refused", 1)
        .containsEntry("expired", 0)
        .containsEntry("rate", 0.5);
  }

  @Test
  void aQuestionThatNobodyHasARecordOfHasNoRate() {
    assertThat(gateway.officer().get(FIGURES).list("figures"))
        .filteredOn(each -> each.getString("purpose").equals("advertising"))
        .singleElement()
        .satisfies(each -> assertThat(each.containsKey("rate")).isFalse());
  }

  @Test
  void figuresAreCountedOnceForAllWhoAskWithinAFewSeconds() {
    String first = gateway.officer().get(FIGURES).json().getString("asOf");

    assertThat(gateway.officer().get(FIGURES).json().getString("asOf")).isEqualTo(first);
  }

  @Test
  void whatEndsSoonIsListedWithItsContact() {
    Answer soon = gateway.officer().get(EXPIRING);

    assertThat(soon.status()).as(soon.text()).isEqualTo(200);
    assertThat(soon.json().getInteger("total")).isEqualTo(1);
    assertThat(soon.list("expiring"))
        .singleElement()
        .satisfies(
            ending -> {
              assertThat(ending.getString("contact")).isEqualTo("user:gives-for-a-while");
              assertThat(ending.getString("purpose")).isEqualTo("newsletter");
              assertThat(Instant.parse(ending.getString("validUntil")))
                  .isBetween(inTenDays.minusSeconds(1), inTenDays);
            });
    assertThat(gateway.officer().get(EXPIRING + "?within=P5D").json().getInteger("total")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P6Y", "P99999999999Y", "-P1D", "P0D", "PT1H", "soon"})
  void aPeriodThatIsNoneOrTooLongIsRefusedWithWhatIsAllowed(String within) {
    Answer refused = gateway.officer().get(EXPIRING + "?within=" + within);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("P30D").contains("P5Y");
  }

  @Test
  void whoMayNotReadConsentsGetsNoContacts() {
    assertThat(gateway.tool().get(EXPIRING).status()).isEqualTo(403);
    assertThat(gateway.tool().get(FIGURES).status()).isEqualTo(403);
    assertThat(gateway.tool().get(SHEET).status()).isEqualTo(403);
  }

  @Test
  void theSheetIsAPageInTheReadersLanguage() {
    Answer french = gateway.officer().get(SHEET, "Accept-Language", "fr-CA,fr;q=0.8,en;q=0.5");

    assertThat(french.status()).as(french.text()).isEqualTo(200);
    assertThat(french.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(french.header("Content-Language")).isEqualTo("fr");
    assertThat(french.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(french.text())
        .contains("Registre des activités de traitement")
        .contains("une fois par semaine au plus")
        .contains("Courriel Ouest SARL");
    assertThat(gateway.officer().get(SHEET + "?lang=en").text())
        .contains("Record of processing activities");
  }

  @Test
  void theSheetIsATableForWhoAsksForOne() {
    Answer csv = gateway.officer().get(SHEET + "?format=csv");
    String sha256 = gateway.officer().get("/v1/register").json().getString("sha256");

    assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(csv.header("Content-Disposition")).contains("article-30-en-");
    assertThat(csv.text()).contains(sha256).contains("DPIA-2026-01").contains("DPA-2025-014");
    assertThat(gateway.officer().get(SHEET, "Accept", "text/csv").text()).isEqualTo(csv.text());
  }

  @Test
  void aLanguageOrFormThatIsNotThereIsRefusedWithWhatIsAllowed() {
    assertThat(gateway.officer().get(SHEET + "?lang=de").text()).contains("en or fr");
    assertThat(gateway.officer().get(SHEET + "?format=pdf").text()).contains("html or csv");
  }

  private void record(String user, JsonObject consent) {
    Answer answer = gateway.collectionPoint().post(Consents.path(user), consent);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }
}
