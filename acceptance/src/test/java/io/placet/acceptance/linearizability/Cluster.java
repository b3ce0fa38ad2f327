package io.placet.acceptance.linearizability;

import io.placet.acceptance.history.Samples.Outage;
import io.placet.acceptance.history.Span;
import io.placet.acceptance.process.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One broker and several gateways on it, with one vault; they are started at the same time. */
final class Cluster implements AutoCloseable {
  static final int INSTANCES = 3;

  private static final Pattern READY = Pattern.compile(BrokerMain.READY + "(\\S+)");

  private final Child broker;
  private final String bootstrapServers;
  private final List<Instance> instances = new ArrayList<>();
  private final List<Outage> brokerOutages = new ArrayList<>();
  private long brokerAwaySince;

  private Cluster(Path folder) {
    broker =
        Child.start(
            folder,
            Processes.OPTIONS,
            BrokerMain.class,
            List.of(folder.resolve("kafka").toString()));
    bootstrapServers = Processes.told(broker, READY);
    for (int number = 0; number < INSTANCES; number++) {
      instances.add(new Instance(number, folder, bootstrapServers));
    }
  }

  static Cluster start(Path folder) {
    Cluster cluster = new Cluster(folder);
    cluster.instances.forEach(Instance::await);
    return cluster;
  }

  List<Instance> instances() {
    return List.copyOf(instances);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker's threads, so that nothing can be proven or recorded. */
  void pauseBroker() {
    brokerAwaySince = System.nanoTime();
    broker.pause();
  }

  void resumeBroker() {
    broker.resume();
    Span span = new Span(brokerAwaySince, System.nanoTime());
    IntStream.range(0, INSTANCES).forEach(number -> brokerOutages.add(new Outage(number, span)));
  }

  /** When an instance could not answer. */
  List<Outage> outages() {
    List<Outage> all = new ArrayList<>(brokerOutages);
    instances.forEach(instance -> all.addAll(instance.outages()));
    return all;
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    broker.close();
  }
}
