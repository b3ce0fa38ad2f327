package io.placet.benchmarks.insights;

import io.placet.benchmarks.insights.Asked.Question;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Ten analysts who ask over HTTP, each its next question once the last is answered. */
record Analysts(int port, String authorization, Asked asked) {
  private static final int AT_ONCE = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * How long answers took, in microseconds.
   *
   * @param all of them
   * @param large those that go through all there is of a metric with many cells
   */
  record Waited(Histogram all, Histogram large) {
    static Waited none() {
      return new Waited(new Histogram(3), new Histogram(3));
    }

    void add(Waited more) {
      all.add(more.all);
      large.add(more.large);
    }
  }

  Waited ask(Duration duration, long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long end = System.nanoTime() + duration.toNanos();
    try {
      List<Callable<Waited>> analysts = new ArrayList<>();
      for (int analyst = 0; analyst < AT_ONCE; analyst++) {
        SplittableRandom random = new SplittableRandom(AT_ONCE * seed + analyst);
        analysts.add(() -> one(client, random, end));
      }
      Waited waited = Waited.none();
      for (Future<Waited> analyst : threads.invokeAll(analysts)) {
        waited.add(analyst.get());
      }
      return waited;
    } finally {
      threads.shutdownNow();
    }
  }

  private Waited one(HttpClient client, SplittableRandom random, long end)
      throws IOException, InterruptedException {
    Waited waited = Waited.none();
    while (System.nanoTime() < end) {
      Question question = asked.draw(random);
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer = get(client, question.path());
      long micros = (System.nanoTime() - begun) / 1_000;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            question.path()
                + " was answered "
                + answer.statusCode()
                + ": "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
      }
      waited.all().recordValue(micros);
      if (question.isLarge()) {
        waited.large().recordValue(micros);
      }
    }
    return waited;
  }

  private HttpResponse<byte[]> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", authorization)
            .timeout(PATIENCE)
            .build(),
        BodyHandlers.ofByteArray());
  }

  /** Whether the store can be asked. */
  boolean areAnswered() throws IOException, InterruptedException {
    return get(HttpClient.newHttpClient(), "/insights/metrics").statusCode() == 200;
  }
}
