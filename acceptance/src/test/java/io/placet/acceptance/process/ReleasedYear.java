package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.acceptance.retail.RetailFile;
import io.placet.dashboards.browser.Chromium;
import io.placet.schemas.register.RegisterLoader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A process that has released the figures of a year, and an analyst who is signed in, for all tests
 * that only read them; started with the first, ended after the last. Its register allows much, so
 * that figures have little noise.
 */
final class ReleasedYear implements AutoCloseable {
  static final Duration BOUND = Duration.ofSeconds(60);
  static final int THRESHOLD = 10;

  /** Weeks of the spring, and their number. */
  static final String SPAN = "from=2011-01-03&until=2011-03-28";

  static final int WEEKS = 12;
  static final int CELLS = 3;

  static final String FIGURES =
      """
      insights:
        rho: 1
        delta: 0
        threshold: 10
        metrics:
          - id: orders-by-week
            description: Orders, by country and week
            purpose: analytics
            measure: count
            events: [Order Completed]
            period: week
            by: [{field: country, values: [United Kingdom, EIRE]}]
            cells: 5
            rho: 0.8
          - id: buyers-by-month
            description: Customers who ordered, by month
            purpose: analytics
            measure: contacts
            events: [Order Completed]
            period: month
            by: [{field: country, values: [United Kingdom, EIRE]}]
            cells: 2
            rho: 0.1
      """;

  private final Path folder;
  private final PlacetProcess process;
  private final Chromium chromium;
  private final InsightScreens analyst;

  private ReleasedYear(Path folder) throws IOException {
    this.folder = folder;
    Path register = register("register.yaml", FIGURES);
    process = PlacetProcess.start(folder, "--clock", "events", "--register", register.toString());
    try (Replay replay = Replay.start(process, RetailFile.madeUp(folder).path(), "--keep-times")) {
      assertThat(replay.counts().accepted()).isPositive();
    }
    Until.holds(
        BOUND,
        "figures of the spring",
        () ->
            answered("/insights/metrics/orders-by-week?by=country&" + SPAN).path("rows").size()
                == WEEKS * CELLS);
    chromium = new Chromium();
    analyst = new InsightScreens(chromium, process, process.analystLink());
  }

  private static ReleasedYear start() {
    try {
      return new ReleasedYear(Files.createTempDirectory("placet"));
    } catch (IOException unmakeable) {
      throw new UncheckedIOException(unmakeable);
    }
  }

  PlacetProcess process() {
    return process;
  }

  Chromium chromium() {
    return chromium;
  }

  /** The analyst's browser. */
  InsightScreens analyst() {
    return analyst;
  }

  /** What the page's server answers. */
  JsonNode answered(String path) {
    return process.page().get(path).body();
  }

  /** The page alone, with another register over the same figures. */
  Child dashboards(String figures) throws IOException {
    return Child.start(
        folder,
        List.of("-XX:TieredStopAtLevel=1", "-Dplacet.logs=" + folder.resolve("other")),
        List.of(
            "dashboards",
            "--dashboards-port",
            "0",
            "--gateway-uri",
            process.addresses().gateway().toString(),
            "--bootstrap-servers",
            process.addresses().kafka(),
            "--register",
            register("other.yaml", figures).toString()));
  }

  /** The sample with these figures. */
  private Path register(String name, String figures) throws IOException {
    String sample = RegisterLoader.sampleYaml();
    return Files.writeString(
        folder.resolve(name), sample.substring(0, sample.indexOf("\ninsights:") + 1) + figures);
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    process.close();
    try (var tree = Files.walk(folder)) {
      tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** Hands it to tests. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ReleasedYear.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(ReleasedYear.class))
          .getOrComputeIfAbsent("year", key -> start(), ReleasedYear.class);
    }
  }
}
