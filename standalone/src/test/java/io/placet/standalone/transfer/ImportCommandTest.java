package io.placet.standalone.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
  private static final String FILE = "contact,email\nuser:1,a@b.example\nuser:2,c@d.example\n";

  private static final String REPORT = "line,outcome,field,allowed\n3,failed,email,an address\n";

  @TempDir Path folder;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  /** Bytes that the gateway has; it breaks the first upload off behind them. */
  private int taken;

  private int uploads;
  private int reported;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/imports", this::answer);
    server.start();
    Files.writeString(folder.resolve("credentials.json"), "{\"officerToken\":\"secret\"}");
    Files.writeString(folder.resolve("crm.csv"), FILE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void anUploadThatBreaksOffGoesOnWhereTheGatewaySays() {
    Run run = run(folder.resolve("crm.csv").toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(uploads).isEqualTo(2);
    assertThat(asked).anyMatch(line -> line.equals("from 14: " + FILE.substring(14)));
    assertThat(run.out()).contains("\"state\":\"done\"", "\"seconds\"").hasLineCount(1);
    assertThat(run.out() + run.err()).doesNotContain("secret", "a@b.example");
  }

  @Test
  void linesThatWereNotTakenAreNamedInAFileBesideIt() throws IOException {
    reported = 1;

    Run run = run(folder.resolve("crm.csv").toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("crm.csv.report.csv")).hasContent(REPORT);
    assertThat(run.err()).contains("crm.csv.report.csv");
  }

  @Test
  void anImportWithoutFaultsLeavesNoReport() {
    run(folder.resolve("crm.csv").toString());

    assertThat(folder.resolve("crm.csv.report.csv")).doesNotExist();
  }

  @Test
  void theSameCommandAsksForTheSameImport() {
    run(folder.resolve("crm.csv").toString());
    run(folder.resolve("crm.csv").toString());
    run(folder.resolve("crm.csv").toString(), "--dry-run");

    List<String> begun =
        asked.stream().filter(line -> line.startsWith("begin")).distinct().toList();
    assertThat(begun).hasSize(2);
    assertThat(begun.get(0)).contains("\"format\":\"csv\"", "\"dryRun\":false");
  }

  @Test
  void withoutATokenTheUserIsToldWhereItShouldBe() {
    Run run = run(folder.resolve("crm.csv").toString(), "--token-from", "none.json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("none.json", "--token-from");
  }

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--gateway", "http://127.0.0.1:" + server.getAddress().getPort()));
    if (!List.of(arguments).contains("--token-from")) {
      all.addAll(List.of("--token-from", folder.resolve("credentials.json").toString()));
    }
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
    if (exchange.getRequestMethod().equals("POST")) {
      asked.add("begin " + body);
      send(exchange, 201, state());
      return;
    }
    if (exchange.getRequestURI().getPath().equals("/v1/imports/n/report")) {
      send(exchange, 200, REPORT);
      return;
    }
    uploads++;
    if (uploads == 1) {
      taken = 14;
      send(exchange, 503, "{\"detail\":\"the log is away\"}");
      return;
    }
    asked.add("from " + exchange.getRequestHeaders().getFirst("Upload-Offset") + ": " + body);
    taken = FILE.length();
    send(exchange, 200, state());
  }

  private String state() {
    return "{\"name\":\"n\",\"offset\":%d,\"state\":\"%s\",\"reported\":%d}"
        .formatted(taken, taken == FILE.length() ? "done" : "waiting", reported);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
