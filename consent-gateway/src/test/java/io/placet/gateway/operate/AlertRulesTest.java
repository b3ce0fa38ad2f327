package io.placet.gateway.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped alerts ask for what the gateway says. */
class AlertRulesTest {
  private static final Path RULES = Path.of("src", "main", "alerts", "placet.rules.yml");
  private static final Pattern METRIC = Pattern.compile("placet_[a-z_]+");

  @Test
  void everyMetricOfAnAlertIsOneOfTheGateways() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (JsonNode rule : rules()) {
      asked.addAll(
          METRIC.matcher(rule.path("expr").asText()).results().map(MatchResult::group).toList());
    }

    assertThat(asked).contains("placet_shut_offs_overdue", "placet_view_following");
    assertThat(metrics()).containsAll(asked);
  }

  @Test
  void everyAlertSaysWhatIsWrongAndHowBad() throws IOException {
    assertThat(rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.path("alert").asText()).startsWith("Placet");
              assertThat(rule.path("labels").path("severity").asText()).isNotEmpty();
              assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
            });
  }

  private static List<JsonNode> rules() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(Files.readString(RULES)).findValues("rules").stream()
            .flatMap(rules -> java.util.stream.StreamSupport.stream(rules.spliterator(), false))
            .toList();
  }

  private static Set<String> metrics() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    GatewayMetrics metrics = new GatewayMetrics(registry);
    metrics.showOpenShutOffs(() -> 0);
    metrics.showOverdueShutOffs(() -> 0, () -> Duration.ZERO);
    metrics.showViews(Map.of("contact-log", () -> true));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toSet());
  }
}
