package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.seal.Unsealed;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a contact-log of its own on the shared broker. */
@ExtendWith(SharedBroker.class)
class ViewTest {
  private static final String EVALUATION = "/access/v1/evaluation";

  private final EmbeddedKafka kafka;
  private final Log log;
  private final Path folder;

  ViewTest(EmbeddedKafka kafka, Log log, @TempDir Path parent) {
    this.kafka = kafka;
    this.log = log;
    this.folder = parent.resolve("gateway");
  }

  @BeforeEach
  @AfterEach
  void newLog() {
    log.deleteIfThere(Topic.CONTACT_LOG);
  }

  @Test
  void aKilledGatewayKeepsWhatItsViewHadAndResumes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServeThenHang.class.getName(),
                kafka.bootstrapServers(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long offset;
    try {
      offset = consentAndWithdraw(process.inputReader().readLine());
    } finally {
      process.destroyForcibly().waitFor();
    }

    SubjectId subject = RunningGateway.subject(RunningGateway.vault(folder), "stays");
    try (ViewStore store = new ViewStore(folder.resolve("view"))) {
      assertThat(new ContactView(store, Unsealed.VALUES).standing(subject).newest())
          .isEqualTo(offset);
    }
    try (RunningGateway gateway = start()) {
      assertThat(gateway.officer().post(EVALUATION, Consents.mayMail("stays")).decision()).isTrue();
      assertThat(gateway.officer().post(EVALUATION, Consents.mayMail("left")).reason())
          .isEqualTo("withdrawn");
    }
  }

  private long consentAndWithdraw(String port) throws IOException {
    Http collectionPoint =
        Http.on(Integer.parseInt(port)).bearer(RunningGateway.token(folder, "consentToken"));
    collectionPoint.post(Consents.path("left"), Consents.newsletter());
    collectionPoint.post(Consents.path("left"), Consents.noNewsletter("WITHDRAWN"));
    Answer consent = collectionPoint.post(Consents.path("stays"), Consents.newsletter());
    // the view holds the consent once a question saw it
    Http tool = collectionPoint.bearer(RunningGateway.token(folder, "toolToken"));
    assertThat(tool.post(EVALUATION, Consents.mayMail("stays")).decision()).isTrue();
    String revision = consent.json().getString("revision");
    return Long.parseLong(revision.substring(revision.indexOf('@') + 1)) - 1;
  }

  @Test
  void aLogThatWasMadeAnewRebuildsTheView() {
    try (RunningGateway gateway = start()) {
      gateway.collectionPoint().post(Consents.path("old"), Consents.newsletter());
      assertThat(gateway.tool().post(EVALUATION, Consents.mayMail("old")).decision()).isTrue();
    }
    log.deleteIfThere(Topic.CONTACT_LOG);

    try (RunningGateway gateway = start()) {
      assertThat(gateway.officer().post(EVALUATION, Consents.mayMail("old")).reason())
          .isEqualTo("no_record");
      gateway.collectionPoint().post(Consents.path("new"), Consents.newsletter());
      assertThat(gateway.tool().post(EVALUATION, Consents.mayMail("new")).decision()).isTrue();
    }
  }

  @Test
  void aLogThatWasMadeAnewUnderARunningGatewayAllowsNothing() {
    try (RunningGateway gateway = start()) {
      gateway.collectionPoint().post(Consents.path("old"), Consents.newsletter());
      assertThat(gateway.tool().post(EVALUATION, Consents.mayMail("old")).decision()).isTrue();

      log.deleteIfThere(Topic.CONTACT_LOG);
      log.createMissing(RunningGateway.PARTITIONS);

      for (int question = 0; question < 3; question++) {
        Answer answer = gateway.tool().post(EVALUATION, Consents.mayMail("old"));
        assertThat(answer.status() == 200 && answer.decision()).isFalse();
      }
    }
  }

  @Test
  void aRecordThatCannotBeReadEndsTheViewAndEveryYes() {
    try (RunningGateway gateway = start()) {
      gateway.collectionPoint().post(Consents.path("yes"), Consents.newsletter());
      assertThat(gateway.tool().post(EVALUATION, Consents.mayMail("yes")).decision()).isTrue();

      log.append(
          Topic.CONTACT_LOG,
          gateway.partitionOf("yes"),
          Keys.bytes("rubbish"),
          Keys.bytes("rubbish"));

      Eventually.holds(
          "the gateway is not ready",
          () -> gateway.management().get("/health/ready").status() == 503);
      Answer ready = gateway.management().get("/health/ready");
      assertThat(ready.json().getString("view-contact-log")).isEqualTo("DOWN");
      assertThat(ready.json().getString("view-memberships")).isEqualTo("UP");
      assertThat(gateway.tool().post(EVALUATION, Consents.mayMail("yes")).status()).isEqualTo(503);
      assertThat(gateway.officer().get(Consents.path("yes")).status()).isEqualTo(503);
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("contact-log");
  }

  @Test
  void aRestartIsTheSameInstanceWithTheSameCredentials() {
    String officer;
    try (RunningGateway gateway = start()) {
      officer = gateway.token("officerToken");
    }
    try (RunningGateway gateway = start()) {
      assertThat(gateway.anonymous().bearer(officer).get("/v1/session").status()).isEqualTo(200);
    }
  }

  private RunningGateway start() {
    return RunningGateway.start(kafka.bootstrapServers(), folder);
  }
}
