package io.placet.acceptance.linearizability;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;

/** The embedded broker as a process of its own, so that gateways can die without it. */
final class BrokerMain {
  static final String READY = "Broker on ";

  private BrokerMain() {}

  /** Runs a broker in a folder until the process is ended. */
  public static void main(String[] arguments) {
    EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(Path.of(arguments[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
    System.out.println(READY + kafka.bootstrapServers());
  }
}
