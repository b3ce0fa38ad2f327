package io.placet.gateway.signals;

import io.placet.domain.consent.ConsentKey;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.record.RecordWriter.Written;
import io.placet.gateway.signals.SignalRecorder.Result;
import io.placet.gateway.signals.SignalRecorder.Result.Recorded;
import io.placet.gateway.signals.SignalRecorder.Result.Unchanged;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of the signals of one contact, as the contract answers it. */
final class SignalAnswer {
  private SignalAnswer() {}

  static ApiResponse of(List<Result> results, Collection<String> undeclared) {
    JsonArray records = new JsonArray();
    JsonArray unchanged = new JsonArray();
    for (Result result : results) {
      JsonObject about = about(result.saying().statement().key());
      if (result instanceof Recorded recorded) {
        Written written = recorded.written();
        about.put("record", written.recordId()).put("state", written.state().name());
        written.shutOff().ifPresent(path -> about.put("shutOff", path));
        records.add(about);
      } else if (result instanceof Unchanged none) {
        unchanged.add(about.put("reason", none.reason().name().toLowerCase(Locale.ROOT)));
      }
    }
    JsonObject body =
        new JsonObject()
            .put("records", records)
            .put("unchanged", unchanged)
            .put("undeclared", new JsonArray(List.copyOf(undeclared)));
    revision(results).ifPresent(revision -> body.put("revision", revision.toString()));
    return records.isEmpty() ? ApiResponse.ok(body) : ApiResponse.created(body);
  }

  private static JsonObject about(ConsentKey key) {
    JsonObject about = new JsonObject().put("purpose", key.purpose());
    key.channel().ifPresent(channel -> about.put("channel", channel));
    return about;
  }

  /** All records are of one contact, so of one partition. */
  private static Optional<LogPosition> revision(List<Result> results) {
    return results.stream()
        .filter(Recorded.class::isInstance)
        .map(result -> ((Recorded) result).written().revision())
        .max(Comparator.comparingLong(LogPosition::offset));
  }
}
