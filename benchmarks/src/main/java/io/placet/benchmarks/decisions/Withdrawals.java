package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.FloorProcess;
import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.load.Pacing;
import io.placet.benchmarks.load.Request;
import io.placet.benchmarks.load.Target;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How long the acknowledgement of a withdrawal takes over HTTP, at a rate that is a bad day for any
 * company: beside a bare server that produces what it is sent, once, and answers.
 */
final class Withdrawals {
  private static final double PER_SECOND = 1_000;
  private static final int CONNECTIONS = 64;
  private static final String FLOOR_TOPIC = "bench-withdrawals";

  /** As the gateway's topics. */
  private static final int PARTITIONS = 4;

  private static final short ONE_COPY = 1;

  private Withdrawals() {}

  static void measure(Report report, Pacing pacing, Cleanup cleanup, Shop shop) throws Exception {
    List<Target> targets = targets(cleanup, shop);
    for (Target target : targets) {
      target.generator().atRate(PER_SECOND, pacing.warmUp());
    }
    report.add(
        pacing
            .atRate(targets, PER_SECOND)
            .latency(DecisionsBench.NAME, "withdrawal_ack_ms", shop.contacts())
            .with("rate_per_s", PER_SECOND));
  }

  private static List<Target> targets(Cleanup cleanup, Shop shop) throws Exception {
    String servers = shop.broker().bootstrapServers();
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(FLOOR_TOPIC, PARTITIONS, ONE_COPY))).all().get();
    }
    FloorProcess floor = FloorProcess.start(cleanup, ProduceOnce.class, servers, FLOOR_TOPIC);
    String authorization = shop.gateway().bearer("consentToken");
    return List.of(
        new Target(
            "gateway",
            shop.generator(
                shop.gateway().port(),
                CONNECTIONS,
                shop.forEachContact(contact -> withdraw(contact, authorization, "\"shutoff\""))),
            1,
            shop.processes()),
        new Target(
            "produce_once",
            shop.generator(
                floor.port(),
                CONNECTIONS,
                shop.forEachContact(contact -> withdraw(contact, "", "\"offset\""))),
            1,
            List.of(floor.handle(), shop.broker().handle())));
  }

  private static Request withdraw(int contact, String authorization, String expected) {
    return Request.post(
        "/v1/contacts/user:" + Shop.user(contact) + "/consents",
        authorization,
        """
        {"state":"WITHDRAWN","purpose":"newsletter","channel":"email"}""",
        expected);
  }
}
