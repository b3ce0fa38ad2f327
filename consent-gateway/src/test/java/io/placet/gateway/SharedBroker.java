package io.placet.gateway;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes one broker that lives as long as the test run, and each class one gateway on
 * it, which meets what others leave on the topics only at its start. For tests that neither stop
 * the broker nor put anything on its topics that a gateway cannot read.
 */
public final class SharedBroker implements ParameterResolver {
  private static final ExtensionContext.Namespace ALL =
      ExtensionContext.Namespace.create(SharedBroker.class);

  private record Broker(EmbeddedKafka kafka, Log log, Path folder) implements AutoCloseable {
    static Broker start() {
      Path folder = newFolder();
      EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
      return new Broker(kafka, new Log(kafka.bootstrapServers()), folder);
    }

    @Override
    public void close() {
      log.close();
      kafka.close();
      delete(folder);
    }
  }

  private record OwnGateway(RunningGateway gateway, Path folder) implements AutoCloseable {
    static OwnGateway start(String bootstrapServers) {
      Path folder = newFolder();
      return new OwnGateway(
          RunningGateway.start(bootstrapServers, folder.resolve("gateway")), folder);
    }

    @Override
    public void close() {
      gateway.close();
      delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningGateway.class || type == Log.class || type == EmbeddedKafka.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Broker broker =
        context
            .getRoot()
            .getStore(ALL)
            .getOrComputeIfAbsent(Broker.class, key -> Broker.start(), Broker.class);
    EmbeddedKafka kafka = broker.kafka();
    Class<?> type = parameter.getParameter().getType();
    if (type == EmbeddedKafka.class) {
      return kafka;
    }
    if (type == Log.class) {
      return broker.log();
    }
    ExtensionContext ofClass =
        context.getTestMethod().flatMap(method -> context.getParent()).orElse(context);
    return ofClass
        .getStore(ALL)
        .getOrComputeIfAbsent(
            OwnGateway.class, key -> OwnGateway.start(kafka.bootstrapServers()), OwnGateway.class)
        .gateway();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("placet-gateway-test");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
