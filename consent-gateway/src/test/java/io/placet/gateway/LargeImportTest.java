package io.placet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than what a gateway may hold, and gateways that die over them. */
class LargeImportTest {
  private static final boolean LONG = Boolean.getBoolean("placet.long");
  private static final long MEGABYTE = 1 << 20;
  private static final long SIZE = LONG ? 2_000 * MEGABYTE : 20 * MEGABYTE;
  private static final long BROKEN_LINE = 12_345;

  /** What the broker and the view hold for themselves changes too. */
  private static final long FLAT = 24 * MEGABYTE;

  @TempDir Path folder;

  @Test
  void ofALargeFileAllIsInButTheBrokenLineAndMemoryIsFlat() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")));
        RunningGateway gateway =
            RunningGateway.start(kafka.bootstrapServers(), folder.resolve("gateway"))) {
      Heap heap = new Heap(SIZE);
      ImportFile file = new ImportFile("large-", SIZE, BROKEN_LINE, heap::read);
      String name = begin(gateway.officer());

      HttpResponse<String> answer =
          upload(gateway.gateway().port(), gateway.token("officerToken"), name, file).join();

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonObject done = new JsonObject(answer.body());
      assertThat(done.getLong("written")).isEqualTo(file.lines() - 1);
      assertThat(done.getLong("failed")).isEqualTo(1);
      String report = gateway.officer().get(done.getString("report")).text();
      assertThat(report.lines()).hasSize(2);
      assertThat(report).contains("\n" + BROKEN_LINE + ",failed,");
      assertThat(may(gateway.tool(), "large-1")).isTrue();
      assertThat(may(gateway.tool(), "large-" + (BROKEN_LINE - 1))).isFalse();
      assertThat(may(gateway.tool(), "large-" + BROKEN_LINE)).isTrue();
      assertThat(may(gateway.tool(), "large-" + file.lines())).isTrue();
      assertThat(heap.growth()).isLessThan(FLAT);
    }
  }

  @Test
  void aGatewayKilledOverAFileGoesOnAndEachLineIsInOnce() throws Exception {
    int lines = 12_000;
    byte[] file = file(lines);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("k")))) {
      Path own = folder.resolve("gateway");
      Process process = serve(kafka.bootstrapServers(), own);
      String name;
      try {
        int port = Integer.parseInt(process.inputReader().readLine());
        String token = RunningGateway.token(own, "officerToken");
        Http officer = Http.on(port).bearer(token);
        name = begin(officer);
        CompletableFuture<HttpResponse<String>> cut =
            upload(port, token, name, new ByteArrayInputStream(file));
        Eventually.holds("some of it is taken", () -> offset(officer, name) > file.length / 10);
        process.destroyForcibly().waitFor();
        cut.handle((answer, failure) -> failure).join();
      } finally {
        process.destroyForcibly().waitFor();
      }
      try (RunningGateway gateway = RunningGateway.start(kafka.bootstrapServers(), own)) {
        int offset = (int) offset(gateway.officer(), name);
        assertThat(offset).isBetween(file.length / 10, file.length - 1);
        HttpResponse<String> answer =
            upload(
                    gateway.gateway().port(),
                    gateway.token("officerToken"),
                    name,
                    new ByteArrayInputStream(file, offset, file.length - offset),
                    "Upload-Offset",
                    Integer.toString(offset))
                .join();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject done = new JsonObject(answer.body());
        assertThat(done.getLong("lines")).isEqualTo(lines);
        assertThat(done.getLong("failed")).isZero();
      }
      assertThat(records(new Log(kafka.bootstrapServers()))).hasSize(lines);
    }
  }

  private static Process serve(String bootstrapServers, Path own) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ServeThenHang.class.getName(),
            bootstrapServers,
            own.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static byte[] file(int lines) {
    StringBuilder text = new StringBuilder(ImportFile.HEADER);
    for (int i = 0; i < lines; i++) {
      text.append(ImportFile.line("killed-" + i));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static long offset(Http officer, String name) {
    return officer.get("/v1/imports/" + name).json().getLong("offset");
  }

  /** Ids of the consent records, each once. */
  private static Set<String> records(Log log) {
    List<String> keys =
        log.all(Topic.CONTACT_LOG).stream()
            .map(record -> new String(record.key(), UTF_8))
            .filter(key -> key.matches("[^|]{22}\\|[^|]{36}"))
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
    return new HashSet<>(keys);
  }

  private static String begin(Http officer) {
    return officer
        .post("/v1/imports", new JsonObject().put("format", "csv"))
        .json()
        .getString("name");
  }

  private static CompletableFuture<HttpResponse<String>> upload(
      int port, String token, String name, InputStream file, String... headers) {
    URI content = URI.create("http://127.0.0.1:" + port + "/v1/imports/" + name + "/content");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(content)
            .header("Authorization", "Bearer " + token)
            .PUT(BodyPublishers.ofInputStream(() -> file));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static boolean may(Http tool, String user) {
    return tool.post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  /** What is live after a quarter of a file and at its end. */
  private static final class Heap {
    private final long size;
    private final AtomicLong early = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    Heap(long size) {
      this.size = size;
    }

    void read(long bytes) {
      if (bytes > size / 4 && early.get() == 0) {
        early.set(live());
      }
      if (bytes >= size && late.get() == 0) {
        late.set(live());
      }
    }

    long growth() {
      assertThat(early.get()).isPositive();
      return late.get() - early.get();
    }

    private static long live() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }
}
