package io.placet.benchmarks.deployment;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The embedded broker alone in a process, so that its processor time can be told apart. */
public final class BrokerProcess {
  private static final Pattern READY = Pattern.compile("Broker on (\\S+)");

  private final Child child;

  private BrokerProcess(Child child) {
    this.child = child;
  }

  /** Runs the broker until the process is ended. */
  public static void main(String[] arguments) {
    EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(Path.of(arguments[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
    System.out.println("Broker on " + kafka.bootstrapServers());
  }

  public static BrokerProcess start(Cleanup cleanup, Path folder) throws IOException {
    return new BrokerProcess(
        Child.start(cleanup, READY, BrokerProcess.class.getName(), folder.toString()));
  }

  public String bootstrapServers() {
    return child.told(1);
  }

  public ProcessHandle handle() {
    return child.handle();
  }
}
