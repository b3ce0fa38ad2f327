package io.placet.jobs.contact;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the events' clock the same events bring the same changes, however they are read. */
class EventClockTest {
  private static final SingleObject<SegmentChange> CHANGES = SingleObject.of(SegmentChange.class);
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 400;
  private static final int CONTACTS = 30;

  /** So many that each subtask has some in each partition of its output. */
  private static final int LAST_TO_LEAVE = 40;

  private static final Duration WINDOW = Duration.ofDays(90);
  private static final String LAST = "last";

  @TempDir Path folder;

  private record Order(String contact, int number, Instant at) {
    String id() {
      return contact + "-" + number;
    }
  }

  @Test
  void twoReplaysOfTheSameEventsGiveTheSameChanges() throws Exception {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the replay (-Dplacet.seed): " + seed);
    List<Order> orders = orders(new Random(seed));

    Map<String, List<String>> once =
        replay("one", 1, orders, deployment -> Comparator.comparing(o -> partition(deployment, o)));
    Map<String, List<String>> again =
        replay(
            "two", 2, orders, deployment -> Comparator.comparing(o -> -partition(deployment, o)));

    assertThat(once).hasSizeGreaterThan(CONTACTS / 2);
    assertThat(again).isEqualTo(once);
  }

  /**
   * By time. Those at the end let the watermark pass all that is due before it; then some leave.
   */
  private static List<Order> orders(Random random) {
    List<Order> orders = new ArrayList<>();
    for (int contact = 0; contact < CONTACTS; contact++) {
      int count = random.nextInt(9);
      for (int number = 0; number < count; number++) {
        Duration after = Duration.ofSeconds(random.nextInt(DAYS * 24 * 3600));
        orders.add(new Order("c" + contact, number, START.plus(after)));
      }
    }
    Instant end = START.plus(Duration.ofDays(DAYS + 1));
    for (int contact = 0; contact < LAST_TO_LEAVE; contact++) {
      for (int number = 0; number < 3; number++) {
        orders.add(new Order(LAST + contact, number, end.minus(WINDOW).minusSeconds(1)));
      }
      // Of another contact: an order of its own would take the first to this time by itself.
      orders.add(new Order("end" + contact, 0, end));
    }
    orders.sort(Comparator.comparing(Order::at));
    return orders;
  }

  private static int partition(Deployment deployment, Order order) {
    return Keys.partitionOf(deployment.subject(order.contact()), Deployment.PARTITIONS);
  }

  /** The changes of each contact and segment, in their order. */
  private Map<String, List<String>> replay(
      String name,
      int parallelism,
      List<Order> orders,
      Function<Deployment, Comparator<Order>> interleaving)
      throws Exception {
    try (Deployment deployment = Deployment.in(folder.resolve(name));
        Outputs outputs = deployment.outputs()) {
      Map<String, String> contacts = new TreeMap<>();
      for (String contact : orders.stream().map(Order::contact).distinct().toList()) {
        String subject = deployment.subject(contact);
        contacts.put(deployment.pseudonym(subject), contact);
        deployment.gateway.record(subject, "profiling", GIVEN);
      }
      for (Order order : orders.stream().sorted(interleaving.apply(deployment)).toList()) {
        deployment.gateway.order(
            deployment.subject(order.contact()), order.id(), "200.00", order.id(), order.at());
      }
      try (ContactJob job =
          ContactJob.start(
              deployment.config.withClock(EventClock.EVENTS).withParallelism(parallelism))) {
        job.waitUntilRunning(Duration.ofSeconds(60));
        outputs.await(
            Topic.SEGMENT_CHANGES,
            LAST_TO_LEAVE,
            record -> line(record, contacts).matches(LAST + "[0-9]+ frequent-buyers EXITED .*"));
        return outputs.seen(Topic.SEGMENT_CHANGES, record -> true).stream()
            .map(record -> line(record, contacts))
            .filter(line -> !line.startsWith(LAST))
            .map(line -> line.split(" ", 3))
            .collect(
                groupingBy(
                    parts -> parts[0] + " " + parts[1],
                    TreeMap::new,
                    mapping(parts -> parts[2], toList())));
      }
    }
  }

  /** Contact, segment, what happened when and why. */
  private static String line(ConsumerRecord<byte[], byte[]> record, Map<String, String> contacts) {
    SegmentChange change = CHANGES.decode(record.value());
    return "%s %s %s %s %s"
        .formatted(
            contacts.get(change.getPseudonym()),
            change.getSegmentId(),
            change.getChange(),
            change.getAt(),
            change.getReason());
  }
}
