package io.placet.gateway.collect;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many events were accepted and withheld since the data folder exists. */
public final class ReadFlow implements Operation {
  private static final int TIMEOUT_MS = 3_000;

  private final Admin admin;
  private final int partitions;
  private final WithheldView withheld;
  private final String clockName;
  private final Clock clock;

  /**
   * The operation.
   *
   * @param clockName what drives event time in the stream, {@code wall} or {@code events}
   */
  public ReadFlow(
      Admin admin, int partitions, WithheldView withheld, String clockName, Clock clock) {
    this.admin = admin;
    this.partitions = partitions;
    this.withheld = withheld;
    this.clockName = clockName;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(Topic.EVENTS.topicName(), partition), OffsetSpec.latest());
    }
    return Future.fromCompletionStage(
        admin
            .listOffsets(ends, new ListOffsetsOptions().timeoutMs(TIMEOUT_MS))
            .all()
            .toCompletionStage()
            .toCompletableFuture()
            .thenApply(offsets -> answer(offsets.values()))
            .exceptionallyCompose(
                failure ->
                    CompletableFuture.failedFuture(
                        new LogUnavailableException("the broker did not say its ends", failure))));
  }

  /**
   * Events are appended one by one, without transactions: an end offset is the number ever
   * appended.
   */
  private ApiResponse answer(Iterable<ListOffsetsResultInfo> ends) {
    long accepted = 0;
    for (ListOffsetsResultInfo end : ends) {
      accepted += end.offset();
    }
    JsonArray counts = new JsonArray();
    withheld
        .totals()
        .forEach(
            total ->
                counts.add(
                    new JsonObject()
                        .put("point", total.point())
                        .put("reason", total.reason())
                        .put("count", total.count())));
    return ApiResponse.ok(
        new JsonObject()
            .put("accepted", accepted)
            .put("withheld", counts)
            .put("clock", clockName)
            .put("asOf", clock.instant().toString()));
  }
}
