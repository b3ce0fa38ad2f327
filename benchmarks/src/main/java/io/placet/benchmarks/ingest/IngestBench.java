package io.placet.benchmarks.ingest;

import io.placet.benchmarks.deployment.FloorProcess;
import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.load.Contender;
import io.placet.benchmarks.load.Contest;
import io.placet.benchmarks.load.Pacing;
import io.placet.benchmarks.load.Request;
import io.placet.benchmarks.load.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How many events the shipped gateway takes in, each judged on its contact's present and answered
 * once it is acknowledged: beside a bare server that parses, seals, produces and answers, and
 * beside the bare producer.
 */
public final class IngestBench implements Bench {
  private static final String NAME = "ingest";
  private static final String EVENTS_PER_S = "events/s";
  private static final int CONTACTS = 20_000;
  private static final int BATCHES = 500;
  private static final int CONNECTIONS = 256;

  /** A batch is work for a hundred. */
  private static final int BATCH_CONNECTIONS = 16;

  private static final String FLOOR_TOPIC = "bench-floor";
  private static final String PRODUCER = "bare_producer";

  /** As the gateway's topics. */
  private static final int PARTITIONS = 4;

  private static final short ONE_COPY = 1;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int contacts = quick ? CONTACTS / 10 : CONTACTS;
    Pacing pacing = Pacing.of(quick);
    try (Cleanup cleanup = new Cleanup()) {
      Shop shop = Shop.start(cleanup, cleanup.folder(), contacts);
      Events.allow(shop);
      String servers = shop.broker().bootstrapServers();
      createFloorTopic(servers);
      FloorProcess floor =
          FloorProcess.start(cleanup, CheckSealProduce.class, servers, FLOOR_TOPIC);
      BareProducer bare = cleanup.keep(new BareProducer(servers, FLOOR_TOPIC));
      bare.produce(pacing.warmUp());
      Contender producer =
          new Contender(
              PRODUCER,
              () -> bare.produce(pacing.round()),
              List.of(ProcessHandle.current(), shop.broker().handle()));

      List<Target> singles = targets(shop, floor, CONNECTIONS, 1, key -> singles(shop, key));
      pacing.warmUp(singles);
      Contest single = pacing.saturate(singles, producer);
      report.add(single.throughput(NAME, "single_events_per_s", EVENTS_PER_S, contacts));
      report.add(
          single
              .floor(PRODUCER)
              .throughput(NAME, "bare_producer_events_per_s", EVENTS_PER_S, contacts));

      List<Target> batches =
          targets(shop, floor, BATCH_CONNECTIONS, Events.BATCH, key -> batches(shop, key));
      pacing.warmUp(batches);
      report.add(
          pacing
              .saturate(batches, producer)
              .throughput(NAME, "batched_events_per_s", EVENTS_PER_S, contacts));
    }
  }

  private static List<Target> targets(
      Shop shop,
      FloorProcess floor,
      int connections,
      int each,
      Function<String, List<Request>> requests)
      throws IOException {
    String key = shop.gateway().bearer("writeKey");
    return List.of(
        new Target(
            "gateway",
            shop.generator(shop.gateway().port(), connections, requests.apply(key)),
            each,
            shop.processes()),
        new Target(
            "check_seal_produce",
            shop.generator(floor.port(), connections, requests.apply("")),
            each,
            List.of(floor.handle(), shop.broker().handle())));
  }

  private static List<Request> singles(Shop shop, String key) {
    return shop.forEachContact(contact -> Events.single(contact, key));
  }

  private static List<Request> batches(Shop shop, String key) {
    return IntStream.range(0, BATCHES)
        .mapToObj(first -> Events.batch(first, shop.contacts(), key))
        .toList();
  }

  private static void createFloorTopic(String bootstrapServers) throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(FLOOR_TOPIC, PARTITIONS, ONE_COPY))).all().get();
    }
  }
}
