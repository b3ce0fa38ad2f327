package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.contact.SampleRegister;
import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.Uids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class InsightsTopologyTest {
  private static final InsightsJobConfig CONFIG =
      new InsightsJobConfig(
          "127.0.0.1:1",
          SampleRegister.yaml(),
          Path.of("unused"),
          2,
          FigureTime.of(EventClock.WALL),
          Duration.ofSeconds(1));

  private final StreamGraph graph = InsightsJob.graph(CONFIG, 4, CONFIG.cluster().toFlink());

  @Test
  void everyOperatorHasItsUid() {
    Set<String> uids =
        graph.getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .map(uid -> uid.contains("-sink") ? uid.substring(0, uid.indexOf("-sink") + 5) : uid)
            .map(uid -> uid.replaceAll("^.*: ", ""))
            .collect(Collectors.toSet());

    assertThat(uids)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.range(Uids.PSEUDONYMISED_SOURCE, Uids.INSIGHTS_SINK).stream()
                .map(Uids::uid)
                .toList());
  }

  /** One budget is spent by one. */
  @Test
  void oneSubtaskReleasesAndSeveralBoundContacts() {
    assertThat(node(Uids.RELEASER).getParallelism()).isEqualTo(1);
    assertThat(node(Uids.CONTACT_BOUNDS).getParallelism()).isEqualTo(2);
  }

  private StreamNode node(Uids uid) {
    return graph.getStreamNodes().stream()
        .filter(node -> uid.uid().equals(node.getTransformationUID()))
        .findFirst()
        .orElseThrow();
  }
}
