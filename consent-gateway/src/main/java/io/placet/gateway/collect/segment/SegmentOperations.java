package io.placet.gateway.collect.segment;

import io.placet.gateway.collect.Collect;
import io.placet.gateway.collect.Protocol;
import io.placet.gateway.collect.Sender;
import io.placet.gateway.collect.Submission;
import io.placet.gateway.collect.segment.SegmentMessages.Read;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Operations of Segment's tracking API, each under its long path and under the short one that the
 * browser's SDK posts to.
 */
public final class SegmentOperations {
  private final Collect collect;
  private final SegmentMessages messages;
  private final Clock clock;

  public SegmentOperations(Collect collect, Clock clock, Supplier<UUID> ids) {
    this.collect = collect;
    this.clock = clock;
    this.messages = new SegmentMessages(ids);
  }

  /** By their names in the contract. */
  public Map<String, Operation> operations() {
    Map<String, Operation> operations = new HashMap<>();
    put(operations, "collectBatch", messages::batch);
    for (Call call : Call.values()) {
      String name = call.wireName();
      put(
          operations,
          "collect" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
          (body, receivedAt) -> messages.single(call, body, receivedAt));
    }
    return operations;
  }

  private void put(
      Map<String, Operation> operations, String id, BiFunction<Buffer, Instant, Read> reading) {
    Operation operation = request -> take(request, reading);
    operations.put(id, operation);
    operations.put(id + "Short", operation);
  }

  private Future<ApiResponse> take(ApiRequest request, BiFunction<Buffer, Instant, Read> reading) {
    Instant receivedAt = clock.instant();
    Read read = reading.apply(request.body(), receivedAt);
    return collect.take(
        new Submission(
            Protocol.SEGMENT,
            Sender.of(request),
            read.messages(),
            read.unreadable(),
            request.body().length(),
            request.header("Sec-GPC"),
            receivedAt));
  }
}
