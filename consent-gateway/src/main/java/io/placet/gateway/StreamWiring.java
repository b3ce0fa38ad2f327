package io.placet.gateway;

import io.placet.gateway.collect.AdmittedHistory;
import io.placet.gateway.collect.ReadFlow;
import io.placet.gateway.collect.ReadFlowHistory;
import io.placet.gateway.collect.WithheldView;
import io.placet.gateway.define.ListSegments;
import io.placet.gateway.define.Memberships;
import io.placet.gateway.define.ReadSegmentHistory;
import io.placet.gateway.define.SegmentDefinitions;
import io.placet.gateway.define.SegmentHistory;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.TopicFollower;
import io.placet.schemas.topic.Topic;
import java.util.List;
import java.util.Map;

/** What the stream tells: the flow of events, segments and their members, and their histories. */
final class StreamWiring {
  private static final io.placet.gateway.http.ApiResponse NOT_YET =
      new io.placet.gateway.http.ApiResponse(501, Map.of(), new io.vertx.core.json.JsonObject());

  private final Foundation foundation;
  private final SegmentDefinitions definitions;
  private final List<TopicFollower> waitedFor;

  /** No verdict rests on them: they may still be reading when this gateway answers. */
  private final List<TopicFollower> histories;

  private final Map<String, Operation> operations;

  StreamWiring(Foundation foundation) {
    this.foundation = foundation;
    GatewayConfig config = foundation.config;
    WithheldView withheld = new WithheldView(foundation.store);
    definitions = new SegmentDefinitions(foundation.store);
    Memberships memberships = new Memberships(foundation.store);
    SegmentHistory segmentHistory = new SegmentHistory(foundation.store);
    AdmittedHistory admitted = new AdmittedHistory(foundation.store);
    TopicFollower withheldCounts = foundation.follow(Topic.WITHHELD, withheld);
    TopicFollower members = foundation.follow(Topic.MEMBERSHIPS, memberships);
    waitedFor = List.of(withheldCounts, foundation.follow(Topic.DEFINITIONS, definitions), members);
    TopicFollower changes = foundation.follow(Topic.SEGMENT_CHANGES, segmentHistory);
    TopicFollower admittedEvents = foundation.follow(Topic.PSEUDONYMISED_EVENTS, admitted);
    histories = List.of(changes, admittedEvents);
    StreamTime streamTime = new StreamTime(config.streamClock(), foundation.clock);
    operations = new java.util.HashMap<>();
    for (String id :
        List.of(
            "createSegment",
            "readCatalogue",
            "previewSegment",
            "readSegment",
            "changeSegment",
            "setSegmentState",
            "readSegmentProgress",
            "listMembers",
            "listSegmentChanges",
            "readContactSegments",
            "explainMembership",
            "readContactScores",
            "listScores",
            "createScore",
            "readScore",
            "changeScore",
            "setScoreState",
            "readScoreProgress",
            "readScoreDistribution",
            "compareScoreVersions",
            "listScoredContacts")) {
      operations.put(id, request -> io.vertx.core.Future.succeededFuture(NOT_YET));
    }
    operations.putAll(
        Map.of(
            "readFlow",
            new ReadFlow(
                foundation.admin,
                config.partitions(),
                withheld,
                config.streamClock(),
                foundation.clock),
            "readFlowHistory",
            new ReadFlowHistory(
                admitted,
                withheld,
                new Followed(foundation.admin, List.of(admittedEvents, withheldCounts)),
                streamTime),
            "listSegments",
            new ListSegments(definitions, memberships),
            "readSegmentHistory",
            new ReadSegmentHistory(
                definitions,
                memberships,
                segmentHistory,
                new Followed(foundation.admin, List.of(changes, members)),
                streamTime)));
  }

  Map<String, Operation> operations() {
    return operations;
  }

  List<TopicFollower> waitedFor() {
    return waitedFor;
  }

  List<TopicFollower> followers() {
    return java.util.stream.Stream.concat(waitedFor.stream(), histories.stream()).toList();
  }

  /** Publishes the samples that are missing, once the definitions are read. */
  void start() {
    GatewayConfig config = foundation.config;
    definitions.putMissingSamples(config.register(), foundation.log, config.partitions()).join();
  }
}
