package io.placet.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.gateway.Folders;
import io.placet.gateway.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * 50,000 requests that are made from the document, at a gateway with a broker: never a 5xx but 503,
 * never a hang, every error a problem, every answer as the document says, and no yes after an
 * acknowledged no.
 *
 * <p>Forty-eight walks at once, each of a seed and of contacts of its own, so that a seed of jqwik
 * repeats the requests of each walk, whatever the others do.
 */
class ContractFuzzTest {
  private static final int TRIES = 20;
  private static final int WALKS = 48;
  private static final int STEPS = 53;
  private static final int REQUESTS = 50_000;

  /** So many times at least it saw a yes, and a no where somebody had withdrawn. */
  private static final int PROMISES = 150;

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  private static Walk.@Nullable Ground ground;

  @BeforeContainer
  static void start() throws IOException {
    Path folder = Files.createTempDirectory("placet-fuzz");
    OPEN.push(() -> Folders.delete(folder));
    EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    OPEN.push(kafka);
    RunningGateway gateway =
        RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"));
    OPEN.push(gateway);
    Vertx vertx = Vertx.vertx();
    OPEN.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    Document document = Document.published();
    ground =
        new Walk.Ground(
            vertx,
            document,
            new Choice(document.operations()),
            new Callers(gateway),
            new Answers(document),
            new Wire(vertx, gateway.gateway().port(), WALKS),
            new Tally());
  }

  @AfterContainer
  static void stop() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
  }

  private static Walk.Ground ground() {
    return Objects.requireNonNull(ground);
  }

  @Property(
      tries = TRIES,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void everyAnswerIsAsTheContractSays(@ForAll long seed) {
    Random seeds = new Random(seed);
    List<Future<Void>> walks =
        IntStream.range(0, WALKS)
            .mapToObj(
                walk ->
                    new Walk(
                            ground(),
                            Long.toUnsignedString(seed, 36) + "-" + walk,
                            seeds.nextLong(),
                            STEPS)
                        .go())
            .toList();
    Future.all(walks)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(120, TimeUnit.SECONDS)
        .join();
    assertThat(ground().tally().wrong()).isEmpty();
  }

  @AfterProperty
  void itAskedAllThereIsAndWasNotTurnedAwayAtTheDoor() {
    Tally tally = ground().tally();
    assertThat(tally.wrong()).isEmpty();
    assertThat(tally.requests()).isGreaterThanOrEqualTo(REQUESTS);
    assertThat(tally.operations()).isEqualTo(ground().document().operations().size());
    assertThat(tally.of(200) + tally.of(201)).isGreaterThan(REQUESTS / 5);
    assertThat(tally.seen().yes().sum()).isGreaterThan(PROMISES);
    assertThat(tally.seen().heldNo().sum()).isGreaterThan(PROMISES);
  }
}
