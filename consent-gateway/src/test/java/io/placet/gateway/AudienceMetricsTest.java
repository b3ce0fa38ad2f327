package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What lists of contacts hand out and withhold is counted. */
class AudienceMetricsTest extends SegmentsAtTheGateway {
  AudienceMetricsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void whatPagesNameAndWithholdIsCounted() {
    created("counted");
    members("counted", "count", 3);
    withdrawn("count-2");
    double pages = metric("page_seconds_count");
    double named = metric("contacts_total");
    double withheld = metric("rows_withheld_total");
    double open = metric("sessions_open");

    JsonObject first = marketer().get("/v1/segments/counted/members?limit=2").json();
    assertThat(metric("sessions_open")).isEqualTo(open + 1);
    rest("counted", first, new ArrayList<>());

    assertThat(metric("sessions_open")).isEqualTo(open);
    assertThat(metric("page_seconds_count")).isEqualTo(pages + 2);
    assertThat(metric("contacts_total")).isEqualTo(named + 2);
    assertThat(metric("rows_withheld_total")).isEqualTo(withheld + 1);
  }

  /** Of lists of members. */
  private double metric(String name) {
    String series = "placet_audience_" + name + "{kind=\"segment\"} ";
    return gateway
        .management()
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow();
  }
}
