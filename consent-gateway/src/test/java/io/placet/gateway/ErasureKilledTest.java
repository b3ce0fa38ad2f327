package io.placet.gateway;

import static io.placet.gateway.KilledErasure.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.WrappedKey;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A gateway ends at a point of an erasure. Another one, of the same vault and log and with a view
 * of its own, goes on from there, whichever point it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureKilledTest {
  /** By the clock of who comes after, the one that ordered the erasure has had its time. */
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(31));

  private Path folder;
  private EmbeddedKafka kafka;
  private Log log;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    log = new Log(kafka.bootstrapServers());
  }

  @AfterAll
  void stop() {
    log.close();
    kafka.close();
  }

  /** Ends the worker at a point: it does nothing more, whatever it is asked. */
  private static final class Death implements Consumer<ErasurePoint> {
    private final ErasurePoint last;
    private final CountDownLatch died = new CountDownLatch(1);
    private final AtomicBoolean dead = new AtomicBoolean();

    Death(ErasurePoint last) {
      this.last = last;
    }

    @Override
    public void accept(ErasurePoint point) {
      if (point == last || dead.get()) {
        dead.set(true);
        died.countDown();
        throw new AssertionError("ended at " + last);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereverAGatewayEndsAnotherFinishesWhatItBegan(ErasurePoint last)
      throws InterruptedException {
    String name = name(last);
    Death death = new Death(last);
    KilledErasure erasure;
    try (RunningGateway first = start(name, Clock.systemUTC(), death)) {
      erasure = KilledErasure.order(first, log, name);
      assertThat(death.died.await(20, TimeUnit.SECONDS)).as("it ends at %s", last).isTrue();
    }
    assertNothingIsSaidThatIsNotSo(erasure);

    try (RunningGateway second = start(name + "-after", LATER, point -> {})) {
      assertFinished(second, erasure);
      assertTheReceiptCompletes(second, erasure);
    }
  }

  /** As above, where the process itself is halted: its locks and its files are as it left them. */
  @ParameterizedTest
  @EnumSource(names = {"SLOT_KEY_REPLACED", "OLDER_KEYS_DESTROYED"})
  void whereverAProcessIsKilledAnotherGatewayFinishesWhatItBegan(ErasurePoint last)
      throws IOException, InterruptedException {
    String name = "process-" + name(last);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledErasure.class.getName(),
                kafka.bootstrapServers(),
                folder.resolve(name).toString(),
                last.name(),
                name)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    KilledErasure erasure;
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(KilledErasure.HALTED);
      erasure =
          said.lines()
              .filter(line -> line.startsWith("{\"user\""))
              .map(KilledErasure::parse)
              .findFirst()
              .orElseThrow();
    } finally {
      process.destroyForcibly();
    }
    assertNothingIsSaidThatIsNotSo(erasure);

    try (RunningGateway second = start(name + "-after", LATER, point -> {})) {
      assertFinished(second, erasure);
    }
  }

  private static String name(ErasurePoint last) {
    return last.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private RunningGateway start(String name, Clock clock, Consumer<ErasurePoint> reached) {
    return KilledErasure.start(kafka.bootstrapServers(), folder.resolve(name), clock, reached);
  }

  /** What the log and the vault, opened as by a new process, hold at one time. */
  private record Left(Vault vault, List<Object> log) {
    boolean opens(String user, WrappedKey key) {
      return vault.dataKeys().unwrap(RunningGateway.subject(vault, user), key).isPresent();
    }

    boolean opens(String user) {
      SubjectId subject = RunningGateway.subject(vault, user);
      return keys(log, subject).reduce((first, last) -> last).stream()
          .anyMatch(newest -> opens(user, newest));
    }

    List<String> noted() {
      List<String> ids = new ArrayList<>();
      vault.erasedContacts().visit((id, record) -> ids.add(id));
      return ids;
    }

    /** As the log tells them, each as often as it does. */
    List<ErasureStep> steps(KilledErasure erasure) {
      return log.stream()
          .filter(ErasureStepDone.class::isInstance)
          .map(ErasureStepDone.class::cast)
          .filter(step -> step.getErasureId().equals(erasure.id()))
          .map(ErasureStepDone::getStep)
          .toList();
    }

    long recorded(KilledErasure erasure) {
      return log.stream()
          .filter(ErasureRecorded.class::isInstance)
          .filter(body -> ((ErasureRecorded) body).getErasureId().equals(erasure.id()))
          .count();
    }
  }

  private Left left() {
    return new Left(RunningGateway.vault(folder.resolve("any")), KilledErasure.bodies(log));
  }

  /** What the gateway left may be half done, but it claims no more than it did. */
  private void assertNothingIsSaidThatIsNotSo(KilledErasure erasure) {
    Left left = left();
    boolean opens = left.opens(erasure.user(), erasure.key());
    if (left.steps(erasure).contains(ErasureStep.KEY_DESTROYED)) {
      assertThat(opens).isFalse();
    }
    if (!opens) {
      assertThat(left.noted()).contains(erasure.id());
    }
    assertThat(left.opens(erasure.neighbour())).isTrue();
  }

  private void assertFinished(RunningGateway gateway, KilledErasure erasure) {
    Eventually.holds("the steps are done", () -> places(gateway, erasure).contains("data-key"));

    assertThat(places(gateway, erasure)).contains("verdicts", "refusals", "records", "data-key");
    Left left = left();
    assertThat(left.steps(erasure)).containsExactlyInAnyOrder(ErasureStep.values());
    assertThat(left.recorded(erasure)).isEqualTo(1);
    assertThat(left.noted()).contains(erasure.id()).doesNotHaveDuplicates();
    assertThat(left.opens(erasure.user(), erasure.key())).isFalse();
    assertThat(left.opens(erasure.neighbour())).isTrue();
    assertThat(mayAnalyse(gateway, erasure.user())).isFalse();
    assertThat(mayAnalyse(gateway, erasure.neighbour())).isTrue();
    gateway.officer().post(Consents.path(erasure.user()), Consents.newsletter());
    assertThat(
            gateway
                .officer()
                .post("/access/v1/evaluation", Consents.mayMail(erasure.user()))
                .reason())
        .isEqualTo("objected");
  }

  private void assertTheReceiptCompletes(RunningGateway gateway, KilledErasure erasure) {
    ShutOffPassed passed = new ShutOffPassed(erasure.id(), "*", 0, 0L, Instant.now());
    log.append(
        Topic.SHUT_OFFS,
        0,
        Keys.bytes(erasure.id()),
        SingleObject.of(ShutOffPassed.class).encode(passed));
    Eventually.holds(
        "the receipt is complete",
        () -> gateway.officer().get(erasure.receipt()).json().getBoolean("complete"));
  }

  private static List<String> places(RunningGateway gateway, KilledErasure erasure) {
    return gateway.officer().get(erasure.receipt()).list("places").stream()
        .filter(place -> place.containsKey("doneAt"))
        .map(place -> place.getString("place"))
        .toList();
  }

  private static boolean mayAnalyse(RunningGateway gateway, String user) {
    JsonObject question = Consents.question("user:" + user, "analytics", "");
    return gateway.tool().post("/access/v1/evaluation", question).decision();
  }
}
