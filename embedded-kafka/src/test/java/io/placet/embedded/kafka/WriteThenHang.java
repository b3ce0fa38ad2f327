package io.placet.embedded.kafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process to be killed: writes, says so, and never stops by itself. */
final class WriteThenHang {
  static final String WRITTEN = "written";

  private WriteThenHang() {}

  public static void main(String[] args) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(Path.of(args[0])));
    Clients.createTopic(kafka);
    Clients.send(kafka, "plain");
    Clients.sendInTransaction(kafka, "committed");
    System.out.println(WRITTEN);
    new CountDownLatch(1).await();
  }
}
