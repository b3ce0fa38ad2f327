package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.Shop;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.load.Pacing;
import io.placet.benchmarks.load.Request;
import io.placet.benchmarks.load.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a campaign tool waits for the verdicts on a thousand contacts that it asks about in one
 * call, beside a server that reads the same call and says hello.
 */
final class Bulk {
  private static final String PATH = "/access/v1/evaluations";
  private static final int DECISIONS = 1_000;
  private static final int CALLS = 100;
  private static final long SEED = 20261126;

  /** So that a call seldom meets another: what is asked is what one takes. */
  private static final double PER_SECOND = 10;

  private static final int CONNECTIONS = 4;

  private Bulk() {}

  static void measure(Report report, Pacing pacing, Shop shop, int helloPort, ProcessHandle hello)
      throws Exception {
    String tool = shop.gateway().bearer("toolToken");
    List<Target> targets =
        List.of(
            new Target(
                "gateway",
                shop.generator(
                    shop.gateway().port(), CONNECTIONS, calls(shop, tool, "\"decision\":true")),
                1,
                shop.processes()),
            new Target(
                "hello",
                shop.generator(helloPort, CONNECTIONS, calls(shop, "", "hello")),
                1,
                List.of(hello)));
    pacing.warmUp(targets);
    report.add(
        pacing
            .atRate(targets, PER_SECOND)
            .latency(DecisionsBench.NAME, "bulk_1000_decisions_ms", shop.contacts())
            .with("rate_per_s", PER_SECOND));
  }

  private static List<Request> calls(Shop shop, String authorization, String expected) {
    Random random = new Random(SEED);
    List<Request> calls = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      calls.add(Request.post(PATH, authorization, call(shop, random), expected));
    }
    return calls;
  }

  private static String call(Shop shop, Random random) {
    return IntStream.range(0, DECISIONS)
        .mapToObj(i -> Shop.user(random.nextInt(shop.contacts())))
        .map("{\"resource\":{\"type\":\"contact\",\"id\":\"user:%s\"}}"::formatted)
        .collect(
            Collectors.joining(
                ",",
                """
                {"subject":{"type":"processor","id":"mailer-1"},\
                "action":{"name":"process","properties":{"purpose":"newsletter","channel":"email"}},\
                "evaluations":[""",
                "]}"));
  }
}
