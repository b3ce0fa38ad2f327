package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {
  private static final String EVALUATION = "/access/v1/evaluation";

  @TempDir Path folder;

  @Test
  void withoutTheBrokerNothingIsAllowedAndWithItAgainAllIsAsBefore() {
    EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(folder.resolve("kafka"));
    EmbeddedKafka kafka = EmbeddedKafka.start(config);
    String address = kafka.bootstrapServers();
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    try (RunningGateway gateway = RunningGateway.start(address, folder.resolve("gateway"))) {
      gateway.collectionPoint().post(Consents.path("1"), Consents.newsletter());
      assertThat(decide(gateway).decision()).isTrue();

      kafka.close();
      assertThatNothingIsProven(gateway);

      kafka = EmbeddedKafka.start(config.withPort(port));
      Eventually.holds("decisions are proven again", () -> decide(gateway).status() == 200);
      assertThat(decide(gateway).decision()).isTrue();
      gateway.collectionPoint().post(Consents.path("1"), Consents.noNewsletter("WITHDRAWN"));
      assertThat(decide(gateway).decision()).isFalse();
    } finally {
      kafka.close();
    }
  }

  private static void assertThatNothingIsProven(RunningGateway gateway) {
    List<CompletableFuture<Answer>> answers =
        List.of(
            gateway.tool().postLater(EVALUATION, Consents.mayMail("1")),
            gateway.collectionPoint().postLater(Consents.path("1"), Consents.newsletter()),
            gateway.officer().getLater(Consents.path("1")),
            gateway.officer().getLater("/v1/flow"));
    for (CompletableFuture<Answer> answer : answers) {
      assertThat(answer.join().status()).isEqualTo(503);
      assertThat(answer.join().header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.join().header("Retry-After")).isEqualTo("1");
    }
  }

  private static Answer decide(RunningGateway gateway) {
    return gateway.tool().post(EVALUATION, Consents.mayMail("1"));
  }
}
