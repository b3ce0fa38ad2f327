package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class StartTest {
  @Test
  void aStartedGatewayIsReadyOnFreePorts(RunningGateway gateway) {
    Answer ready = gateway.management().get("/health/ready");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().getString("status")).isEqualTo("UP");
    assertThat(ready.json().getString("view-contact-log")).isEqualTo("UP");
    assertThat(gateway.management().get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void metricsCanBeScraped(RunningGateway gateway) {
    Answer metrics = gateway.management().get("/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.text())
        .contains("placet_events_accepted_total", "placet_shutoffs_open", "jvm_");
  }

  @Test
  void aTakenApiPortIsNamedWithItsOption(EmbeddedKafka kafka, @TempDir Path folder)
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayConfig config =
          RunningGateway.config(
              kafka.bootstrapServers(), folder.resolve("gateway"), taken.getLocalPort(), 0);

      assertThatThrownBy(() -> RunningGateway.start(config, Clock.systemUTC()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("--gateway-port");
    }
  }

  @Test
  void afterATakenManagementPortTheSameFolderStarts(EmbeddedKafka kafka, @TempDir Path folder)
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayConfig config =
          RunningGateway.config(
              kafka.bootstrapServers(), folder.resolve("gateway"), 0, taken.getLocalPort());

      assertThatThrownBy(() -> RunningGateway.start(config, Clock.systemUTC()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("--management-port");
    }
    try (RunningGateway started =
        RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"))) {
      assertThat(started.management().get("/health/ready").status()).isEqualTo(200);
    }
  }
}
