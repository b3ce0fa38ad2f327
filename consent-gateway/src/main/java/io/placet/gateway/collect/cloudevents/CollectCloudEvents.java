package io.placet.gateway.collect.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.gateway.collect.Collect;
import io.placet.gateway.collect.JsonBody;
import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.Protocol;
import io.placet.gateway.collect.Sender;
import io.placet.gateway.collect.SentTimes;
import io.placet.gateway.collect.Submission;
import io.placet.gateway.collect.Submission.Unreadable;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one event or a list of them. A bad event never fails the others. */
public final class CollectCloudEvents implements Operation {
  private static final int MAX_SHOWN_ID = 256;

  private final Collect collect;
  private final Clock clock;

  public CollectCloudEvents(Collect collect, Clock clock) {
    this.collect = collect;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Instant receivedAt = clock.instant();
    List<Message> messages = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    List<JsonNode> events = events(request);
    for (int index = 0; index < events.size(); index++) {
      JsonNode event = events.get(index);
      try {
        JsonBody.requireSmall(event, request.body().length());
        messages.add(CloudEvent.read(index, event, SentTimes.uncorrected(receivedAt)));
      } catch (IllegalArgumentException wrong) {
        unreadable.add(new Unreadable(index, shownId(event), String.valueOf(wrong.getMessage())));
      }
    }
    return collect.take(
        new Submission(
            Protocol.CLOUDEVENTS,
            Sender.of(request),
            messages,
            unreadable,
            request.body().length(),
            Optional.empty(),
            receivedAt));
  }

  private static List<JsonNode> events(ApiRequest request) {
    Buffer body = request.body();
    return switch (ContentMode.of(request.exchange())) {
      case BINARY -> List.of(BinaryEvent.asJson(request.exchange(), body));
      case STRUCTURED -> List.of(JsonBody.parse(body));
      case BATCH -> list(JsonBody.parse(body));
    };
  }

  private static List<JsonNode> list(JsonNode batch) {
    if (!batch.isArray()) {
      throw ApiException.badRequest("the body is a list of events");
    }
    JsonBody.requireFew(batch.size());
    List<JsonNode> events = new ArrayList<>(batch.size());
    batch.forEach(events::add);
    return events;
  }

  private static String shownId(JsonNode event) {
    String id = event.path("id").asText("");
    return id.length() <= MAX_SHOWN_ID ? id : "";
  }
}
