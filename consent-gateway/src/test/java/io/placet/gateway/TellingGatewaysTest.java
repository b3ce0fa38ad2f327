package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.gateway.WebhookReceiver.Got;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever gateway tells, and whenever it stops, nothing is lost. */
class TellingGatewaysTest {
  private static final int QUEUED = 40;

  @TempDir Path folder;

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private EmbeddedKafka kafka;
  private Log log;

  @BeforeEach
  void open() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    log = new Log(kafka.bootstrapServers());
  }

  @AfterEach
  void close() {
    receiver.close();
    log.close();
    kafka.close();
  }

  @Test
  void anotherGatewayGoesOnWhereTheTellingOneStopped() {
    RunningGateway a = start("a");
    try (RunningGateway b = start("b")) {
      FollowedGateway given = on(b);
      given.audience("moving");
      given.destination("moving", receiver);
      entersAndIsTold(given, "moving-1");

      // one of the two that are stopped is the one that tells
      a.close();
      entersAndIsTold(given, "moving-2");
      a = start("a");
      entersAndIsTold(given, "moving-3");
    }
    FollowedGateway given = on(a);
    entersAndIsTold(given, "moving-4");
    given.newsletter("moving-1", "WITHDRAWN");
    Eventually.holds("the exit", () -> receiver.told().contains("audience.left user:moving-1"));
    a.close();

    assertThat(receiver.told().stream().filter(told -> told.contains("entered")).distinct())
        .hasSize(4);
    assertThat(receiver.got().stream().map(Got::id).distinct())
        .as("what comes twice comes under the same id")
        .hasSize(5);
  }

  @Test
  void whatIsQueuedOutlivesARestart() {
    AtomicInteger accepted = new AtomicInteger();
    receiver.answers(
        got -> {
          if (accepted.incrementAndGet() > QUEUED / 4) {
            return 503;
          }
          taken.add(got.contact());
          return 204;
        });
    List<String> all = IntStream.range(0, QUEUED).mapToObj(member -> "queued-" + member).toList();
    try (RunningGateway before = start("a")) {
      FollowedGateway given = on(before);
      given.audience("queued");
      given.destination("queued", receiver);
      all.forEach(given::reachable);
      all.forEach(user -> given.enters(user, "queued"));
      Eventually.holds("some are taken and some are not", () -> accepted.get() > QUEUED / 4);
    }
    Set<String> before = Set.copyOf(taken);
    int already = receiver.got().size();
    receiver.answers(
        got -> {
          taken.add(got.contact());
          return 204;
        });

    try (RunningGateway after = start("a")) {
      Eventually.holds("all are told", () -> taken.size() == QUEUED);
      Eventually.holdsOn(
          "each once", () -> receiver.got().size() == already + QUEUED - before.size());
      assertThat(receiver.got().subList(already, receiver.got().size()))
          .as("who was told before is not told again")
          .noneMatch(got -> before.contains(got.contact()));
      assertThat(after.management().get("/health/ready").status()).isEqualTo(200);
    }
  }

  private void entersAndIsTold(FollowedGateway given, String user) {
    given.reachable(user);
    given.enters(user, "moving");
    Eventually.holds(
        user + " is told", () -> receiver.told().contains("audience.entered user:" + user));
  }

  private FollowedGateway on(RunningGateway gateway) {
    return new FollowedGateway(gateway, log);
  }

  private RunningGateway start(String name) {
    return RunningGateway.start(kafka.bootstrapServers(), folder.resolve(name));
  }
}
