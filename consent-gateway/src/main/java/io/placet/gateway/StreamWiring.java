package io.placet.gateway;

import io.placet.gateway.collect.AdmittedHistory;
import io.placet.gateway.collect.ReadFlow;
import io.placet.gateway.collect.ReadFlowHistory;
import io.placet.gateway.collect.WithheldView;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.TopicFollower;
import io.placet.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the stream tells of the flow of events, and its history. */
final class StreamWiring {
  private final AdmittedHistory admitted;
  private final StreamTime time;
  private final TopicFollower withheldCounts;

  /** No verdict rests on it: it may still be reading when this gateway answers. */
  private final TopicFollower admittedEvents;

  private final Map<String, Operation> operations;

  StreamWiring(Foundation foundation) {
    GatewayConfig config = foundation.config;
    time = new StreamTime(config.streamClock(), foundation.clock);
    WithheldView withheld = new WithheldView(foundation.store);
    admitted = new AdmittedHistory(foundation.store);
    withheldCounts = foundation.follow(Topic.WITHHELD, withheld);
    admittedEvents = foundation.follow(Topic.PSEUDONYMISED_EVENTS, admitted);
    operations =
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
                time));
  }

  Map<String, Operation> operations() {
    return operations;
  }

  StreamTime time() {
    return time;
  }

  /** Where the stream's event time is. */
  Instant now() {
    return time.eventTime(admitted.newest());
  }

  List<TopicFollower> waitedFor() {
    return List.of(withheldCounts);
  }

  List<TopicFollower> followers() {
    return List.of(withheldCounts, admittedEvents);
  }
}
