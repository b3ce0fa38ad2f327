package io.placet.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.Eventually;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailQueueTest {
  private static final List<Duration> AT_ONCE = List.of(Duration.ZERO, Duration.ZERO);
  private static final Mail MAIL = new Mail("marie@example.org", "fr", "Vos choix", "…", "<p>…");

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  void aMailThatFailsIsTriedAgainUntilItIsSent() {
    AtomicInteger tries = new AtomicInteger();
    Transport secondTime =
        mail -> {
          if (tries.incrementAndGet() == 1) {
            throw new UndeliveredException("away", false);
          }
        };
    try (MailQueue queue = new MailQueue(secondTime, AT_ONCE, 1, registry)) {
      assertThat(queue.offer(MAIL)).isTrue();

      Eventually.holds("it is sent", () -> count("sent") == 1);
      assertThat(count("retried")).isEqualTo(1);
      assertThat(tries).hasValue(2);
    }
  }

  @Test
  void aMailThatKeepsFailingIsGivenUpAndCounted() {
    AtomicInteger tries = new AtomicInteger();
    Transport never =
        mail -> {
          tries.incrementAndGet();
          throw new UndeliveredException("away", false);
        };
    try (MailQueue queue = new MailQueue(never, AT_ONCE, 1, registry)) {
      queue.offer(MAIL);

      Eventually.holds("it is given up", () -> count("given_up") == 1);
      assertThat(tries).hasValue(3);
      assertThat(queue.offer(MAIL)).isTrue();
    }
  }

  @Test
  void aMailThatIsRefusedForGoodIsNotTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    Transport refuses =
        mail -> {
          tries.incrementAndGet();
          throw new UndeliveredException("no such mailbox", true);
        };
    try (MailQueue queue = new MailQueue(refuses, AT_ONCE, 1, registry)) {
      queue.offer(MAIL);

      Eventually.holds("it is given up", () -> count("given_up") == 1);
      assertThat(tries).hasValue(1);
    }
  }

  @Test
  void aFullQueueTakesNoMore() {
    CountDownLatch answer = new CountDownLatch(1);
    Transport slow =
        mail -> {
          try {
            answer.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        };
    try (MailQueue queue = new MailQueue(slow, AT_ONCE, 2, registry)) {
      assertThat(queue.offer(MAIL)).isTrue();
      assertThat(queue.offer(MAIL)).isTrue();
      assertThat(queue.offer(MAIL)).isFalse();
      assertThat(count("refused")).isEqualTo(1);

      answer.countDown();

      Eventually.holds("there is room again", () -> count("sent") == 2);
      assertThat(queue.offer(MAIL)).isTrue();
    }
  }

  @Test
  void aServerIsReadFromItsAddressAndItsPasswordIsNotPrinted() {
    SmtpServer server =
        SmtpServer.of(URI.create("smtps://shop:s3cret@mail.example.org"), "a@example.org", "Shop");

    assertThat(server.port()).isEqualTo(465);
    assertThat(server.tls()).isTrue();
    assertThat(server.password()).hasValue("s3cret");
    assertThat(server.toString()).doesNotContain("s3cret");
    assertThat(MAIL.toString()).doesNotContain("marie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://mail.example.org", "mail.example.org:25", "smtp:25"})
  void anAddressOfNoMailServerIsRefusedWithWhatIsAllowed(String address) {
    assertThatThrownBy(() -> SmtpServer.of(URI.create(address), "a@example.org", "Shop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smtp://host:port")
        .hasMessageNotContaining(address);
  }

  private double count(String outcome) {
    return registry.scrape(name -> name.equals("placet_mails")).stream()
        .map(CounterSnapshot.class::cast)
        .flatMap(counter -> counter.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(Labels.of("outcome", outcome)))
        .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .sum();
  }
}
