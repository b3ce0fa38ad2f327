package io.placet.benchmarks.insights;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.DiscreteGaussian;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.insight.Charge;
import io.placet.schemas.insight.InsightCodec;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Figures as the job releases them: window after window of all metrics in the order of their ends,
 * whole grids, with what they cost. Only the noise is drawn by a faster generator.
 */
final class ReleasedFigures implements AutoCloseable {
  private static final long SEED = 20101201;
  private static final int LINGER_MS = 50;
  private static final int BATCH_BYTES = 256 << 10;

  private final SingleObject<InsightEntry> codec = SingleObject.of(InsightEntry.class);
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<Metric, DiscreteGaussian> noises = new HashMap<>();
  private final Set<String> charged = new HashSet<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Metric> metrics;
  private final ZoneId zone;

  ReleasedFigures(String bootstrapServers, List<Metric> metrics, ZoneId zone) {
    this.metrics = metrics;
    this.zone = zone;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                LINGER_MS,
                "batch.size",
                BATCH_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private record Window(Metric metric, Instant start, Instant end) {}

  /**
   * What was released.
   *
   * @param until the end of the last window
   */
  record Extent(long cells, Instant until) {}

  /** Releases window after window until there are so many cells. */
  Extent release(Instant from, long cells) {
    PriorityQueue<Window> next =
        new PriorityQueue<>(
            Comparator.comparing(Window::end).thenComparing(one -> one.metric().ref()));
    metrics.forEach(metric -> next.add(window(metric, metric.period().start(from, zone))));
    long released = 0;
    Instant until = from;
    while (released < cells) {
      Window window = next.remove();
      until = window.end();
      released += release(window);
      next.add(window(window.metric(), window.end()));
    }
    producer.flush();
    return new Extent(released, until);
  }

  private Window window(Metric metric, Instant start) {
    return new Window(metric, start, metric.period().end(start, zone));
  }

  private int release(Window window) {
    Metric metric = window.metric();
    YearMonth month = YearMonth.from(window.end().atZone(zone));
    if (charged.add(month + metric.ref().toString())) {
      send(InsightCodec.charged(new Charge(month, metric.ref(), metric.loss(), metric.bounds())));
    }
    DiscreteGaussian noise = noises.computeIfAbsent(metric, ReleasedFigures::noise);
    List<List<String>> grid = metric.grid(window.start(), zone);
    for (List<String> cell : grid) {
      send(InsightCodec.figure(metric, window.start(), zone, cell, value(metric, noise), noise));
    }
    send(InsightCodec.window(metric.ref(), window.start(), window.end(), false));
    return grid.size();
  }

  private static DiscreteGaussian noise(Metric metric) {
    return DiscreteGaussian.of(metric.bounds().variance(Ratio.of(metric.rho()), 1));
  }

  /** Of four cells one is suppressed, by and large. */
  private long value(Metric metric, DiscreteGaussian noise) {
    double sigma = Math.sqrt(noise.variance().toDouble());
    double unit = metric.measure() instanceof Measure.Sum ? metric.bounds().most() : 1;
    return Math.round(unit * random.nextInt(60) + sigma * gaussian());
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private void send(InsightEntry entry) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topic.INSIGHTS.topicName(), InsightCodec.key(entry), codec.encode(entry)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
