package io.placet.dashboards.insight;

import io.placet.domain.privacy.MetricRef;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of released figures on a broker of its own. */
public final class InsightTopic implements AutoCloseable {
  private static final SingleObject<InsightEntry> CODEC = SingleObject.of(InsightEntry.class);
  private static final int PARTITIONS = 4;

  private final EmbeddedKafka kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  public InsightTopic(Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                UUID.randomUUID().toString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    create();
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  void create() {
    admin(
        admin ->
            admin
                .createTopics(List.of(new NewTopic(InsightFollower.TOPIC, PARTITIONS, (short) 1)))
                .all()
                .get());
  }

  /** Another topic of the same name. */
  void replace() {
    admin(
        admin -> {
          admin.deleteTopics(Set.of(InsightFollower.TOPIC)).all().get();
          while (admin.listTopics().names().get().contains(InsightFollower.TOPIC)) {
            Thread.onSpinWait();
          }
        });
    create();
  }

  private interface Act {
    void on(Admin admin) throws ExecutionException, InterruptedException;
  }

  private void admin(Act act) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      act.on(admin);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Releases all of it at once. */
  public void release(Object... bodies) {
    producer.beginTransaction();
    send(bodies);
    producer.commitTransaction();
  }

  /** Writes it in a transaction that is then aborted. */
  void abort(Object... bodies) {
    producer.beginTransaction();
    send(bodies);
    producer.flush();
    producer.abortTransaction();
  }

  void releaseBytes(String key, byte[] bytes) {
    producer.beginTransaction();
    var unused = producer.send(new ProducerRecord<>(InsightFollower.TOPIC, Keys.bytes(key), bytes));
    producer.commitTransaction();
  }

  private void send(Object... bodies) {
    for (Object body : bodies) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  InsightFollower.TOPIC, keyOf(body), CODEC.encode(Shop.entry(body))));
    }
  }

  private static byte[] keyOf(Object body) {
    if (body instanceof FigureReleased figure) {
      return Keys.figure(
          new MetricRef(figure.getMetric(), figure.getVersion()),
          figure.getFrom(),
          figure.getCell());
    }
    if (body instanceof WindowReleased window) {
      return Keys.window(new MetricRef(window.getMetric(), window.getVersion()), window.getFrom());
    }
    BudgetCharged charge = (BudgetCharged) body;
    return Keys.charge(
        YearMonth.parse(charge.getMonth()), new MetricRef(charge.getMetric(), charge.getVersion()));
  }

  @Override
  public void close() {
    producer.close();
    kafka.close();
  }
}
