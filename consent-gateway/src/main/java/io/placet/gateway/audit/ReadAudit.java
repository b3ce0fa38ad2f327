package io.placet.gateway.audit;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.TopicScans;
import io.placet.schemas.avro.AuditEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The newest entries of the audit trail. */
public final class ReadAudit implements Operation {
  private static final int DEFAULT_LIMIT = 100;

  private final TopicScans scans;
  private final SingleObject<AuditEntry> entries = SingleObject.of(AuditEntry.class);

  public ReadAudit(TopicScans scans) {
    this.scans = scans;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    int limit = request.queryParameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    return Future.fromCompletionStage(scans.ask(() -> ApiResponse.ok(newest(limit))));
  }

  private JsonObject newest(int limit) {
    PriorityQueue<AuditEntry> newest = new PriorityQueue<>(Comparator.comparing(AuditEntry::getAt));
    scans.read(
        Topic.AUDIT,
        record -> {
          newest.add(entries.decode(record.value()));
          if (newest.size() > limit) {
            newest.remove();
          }
        });
    JsonArray list = new JsonArray();
    newest.stream()
        .sorted(Comparator.comparing(AuditEntry::getAt).reversed())
        .forEach(entry -> list.add(toJson(entry)));
    return new JsonObject().put("entries", list);
  }

  private static JsonObject toJson(AuditEntry entry) {
    JsonObject json =
        new JsonObject()
            .put("id", entry.getId())
            .put("at", entry.getAt().toString())
            .put("by", entry.getActorId())
            .put("action", entry.getAction())
            .put("count", entry.getCount());
    if (entry.getSubjectId() != null) {
      json.put("subject", entry.getSubjectId());
    }
    if (entry.getReason() != null) {
      json.put("reason", entry.getReason());
    }
    return json;
  }
}
