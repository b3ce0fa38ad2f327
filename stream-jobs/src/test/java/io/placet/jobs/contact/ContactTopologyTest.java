package io.placet.jobs.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.contact.pseudonym.VaultSupplier;
import io.placet.jobs.flink.Uids;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.definition.Definitions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.BroadcastPartitioner;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.apache.flink.streaming.runtime.partitioner.KeyGroupStreamPartitioner;
import org.apache.flink.streaming.runtime.partitioner.StreamPartitioner;
import org.junit.jupiter.api.Test;

class ContactTopologyTest {
  private static final int PARALLELISM = 4;
  private static final int PARTITIONS = 2;

  private final StreamGraph graph = graph();

  @Test
  void everyOperatorHasTheUidThatIsListed() {
    Set<String> uids =
        nodes()
            .map(StreamNode::getTransformationUID)
            // A sink has several parts, whose uids are made from its own.
            .map(uid -> uid.contains("-sink") ? uid.substring(0, uid.indexOf("-sink") + 5) : uid)
            .map(uid -> uid.replaceAll("^.*: ", ""))
            .collect(Collectors.toSet());

    assertThat(uids)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.range(Uids.CONTROL_SOURCE, Uids.DEAD_LETTERS_SINK).stream()
                .map(Uids::uid)
                .toList());
  }

  @Test
  void theUidsAreThese() {
    assertThat(Arrays.stream(Uids.values()).map(Uids::uid))
        .containsExactly(
            "control-source",
            "control-without-markers",
            "event-source",
            "definition-source",
            "consent-gate",
            "pseudonymise",
            "segment-engine",
            "pseudonymised-events-sink",
            "outcomes-sink",
            "withheld-sink",
            "dead-letters-sink",
            "pseudonymised-source",
            "transition-source",
            "segment-change-source",
            "membership-source",
            "contact-bounds",
            "combine",
            "releaser",
            "insights-sink");
  }

  /** What is between them is in no channel, so no checkpoint holds it. */
  @Test
  void theGateAndWhatMakesItsOutputNamelessAreOneTask() {
    JobGraph tasks = graph.getJobGraph();

    assertThat(tasks.getVertices())
        .extracting(JobVertex::getName)
        .anyMatch(
            name ->
                name.contains(Uids.CONSENT_GATE.uid()) && name.contains(Uids.PSEUDONYMISE.uid()));
  }

  @Test
  void betweenTheGateAndTheSegmentEngineNothingIsShuffled() {
    assertThat(partitioner(Uids.CONSENT_GATE, Uids.PSEUDONYMISE))
        .isInstanceOf(ForwardPartitioner.class);
    assertThat(partitioner(Uids.PSEUDONYMISE, Uids.SEGMENT_ENGINE))
        .isInstanceOf(ForwardPartitioner.class);
    assertThat(partitioner(Uids.DEFINITION_SOURCE, Uids.SEGMENT_ENGINE))
        .isInstanceOf(BroadcastPartitioner.class);
    assertThat(partitioner(Uids.EVENT_SOURCE, Uids.CONSENT_GATE))
        .isInstanceOf(KeyGroupStreamPartitioner.class);
  }

  @Test
  void aWithdrawalWaitsForNoBufferToFillOnItsWayToTheGate() {
    assertThat(
            Stream.of(Uids.CONTROL_SOURCE, Uids.CONTROL_WITHOUT_MARKERS)
                .map(uid -> node(uid).getBufferTimeout()))
        .containsOnly(0L);
  }

  @Test
  void behindTheGateABufferWaitsForMillisecondsAtMost() {
    assertThat(
            Stream.of(Uids.CONSENT_GATE, Uids.PSEUDONYMISE, Uids.SEGMENT_ENGINE)
                .map(uid -> node(uid).getBufferTimeout()))
        .allSatisfy(timeoutMs -> assertThat(timeoutMs).isBetween(1L, 10L));
  }

  @Test
  void noSubtaskOfASourceIsWithoutPartition() {
    assertThat(node(Uids.CONTROL_SOURCE).getParallelism()).isEqualTo(PARTITIONS);
    assertThat(node(Uids.EVENT_SOURCE).getParallelism()).isEqualTo(PARTITIONS);
    assertThat(node(Uids.CONSENT_GATE).getParallelism()).isEqualTo(PARALLELISM);
  }

  @Test
  void whatTravelsBetweenOperatorsIsAvro() {
    // Between a sink's writer and its committer travels what the connector defines.
    assertThat(
            nodes()
                .filter(node -> !node.getOperatorName().contains("sink"))
                .map(StreamNode::getTypeSerializerOut))
        .isNotEmpty()
        .allSatisfy(ContactTopologyTest::isAvro);
  }

  private static void isAvro(TypeSerializer<?> serializer) {
    assertThat(serializer).isInstanceOf(AvroSerializer.class);
  }

  private StreamPartitioner<?> partitioner(Uids from, Uids to) {
    List<StreamEdge> edges =
        node(to).getInEdges().stream()
            .filter(edge -> edge.getSourceId() == node(from).getId())
            .toList();
    assertThat(edges).hasSize(1);
    return edges.get(0).getPartitioner();
  }

  private StreamNode node(Uids uid) {
    return nodes()
        .filter(node -> uid.uid().equals(node.getTransformationUID()))
        .findFirst()
        .orElseThrow();
  }

  private Stream<StreamNode> nodes() {
    return graph.getStreamNodes().stream();
  }

  private static StreamGraph graph() {
    ContactJobConfig config =
        ContactJobConfig.of(
                "127.0.0.1:1",
                SampleRegister.yaml(),
                VaultSupplier.files(Path.of("nowhere"), "test"),
                Path.of("nowhere"))
            .withParallelism(PARALLELISM);
    return ContactJob.graph(
        config,
        PARTITIONS,
        Definitions.samples().stream().map(DefinitionEntry::new).toList(),
        config.cluster().toFlink());
  }
}
