package io.placet.benchmarks.ingest;

import io.placet.benchmarks.load.Load;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Floor: records straight to the broker with {@code acks=all}, many under way at once. */
final class BareProducer implements AutoCloseable {
  /** About an event as the gateway writes it. */
  private static final int RECORD_BYTES = 200;

  private static final int UNDER_WAY = 5_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  BareProducer(String bootstrapServers, String topic) {
    producer = Producers.plain(bootstrapServers);
    this.topic = topic;
  }

  /** Records until the time is over; latencies from each call to its acknowledgement. */
  Load produce(Duration duration) throws InterruptedException {
    Histogram micros = new ConcurrentHistogram(3);
    AtomicLong failures = new AtomicLong();
    Semaphore free = new Semaphore(UNDER_WAY);
    byte[] value = new byte[RECORD_BYTES];
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < duration.toNanos()) {
      free.acquire();
      long sent = System.nanoTime();
      var unused =
          producer.send(
              new ProducerRecord<>(topic, value),
              (metadata, failure) -> {
                if (failure != null) {
                  failures.incrementAndGet();
                }
                micros.recordValue((System.nanoTime() - sent) / 1_000);
                free.release();
              });
    }
    free.acquire(UNDER_WAY);
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (failures.get() > 0) {
      throw new IllegalStateException(failures.get() + " records were not acknowledged");
    }
    return new Load(micros.getTotalCount(), seconds, micros.copy());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
