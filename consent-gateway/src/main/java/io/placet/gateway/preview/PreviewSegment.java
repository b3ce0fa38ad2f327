package io.placet.gateway.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Segment;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.ContactPast;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.definition.DefinitionException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How many contacts a rule would pick, while somebody writes it. */
final class PreviewSegment implements Operation {
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Language language;
  private final AskSample ask;
  private final LongSupplier contacts;
  private final Supplier<Register> register;
  private final PreviewMetrics metrics;

  PreviewSegment(
      Language language,
      AskSample ask,
      LongSupplier contacts,
      Supplier<Register> register,
      PreviewMetrics metrics) {
    this.language = language;
    this.ask = ask;
    this.contacts = contacts;
    this.register = register;
    this.metrics = metrics;
  }

  /** What was counted. */
  private static final class Counts {
    long found;
    final Map<String, Long> reach = new TreeMap<>();
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    long begun = System.nanoTime();
    Definition asked = asked(request);
    Segment segment = compiled(asked);
    Counts counts = new Counts();
    return Future.fromCompletionStage(
        ask.visit(
                segment.purpose(),
                (past, channels, at) -> {
                  if (ContactPast.holds(segment.rule(), past, at)) {
                    counts.found++;
                    channels.forEach(channel -> counts.reach.merge(channel, 1L, Long::sum));
                  }
                })
            .thenApply(
                sampled -> {
                  long took = System.nanoTime() - begun;
                  metrics.took(took);
                  return ApiResponse.ok(
                      toJson(counts, sampled)
                          .put("sentence", language.sentence(asked))
                          .put("tookMs", TimeUnit.NANOSECONDS.toMillis(took)));
                }));
  }

  private JsonObject toJson(Counts counts, int sampled) {
    long of = contacts.getAsLong();
    JsonObject reach = new JsonObject();
    for (Purpose purpose : register.get().purposes()) {
      if (purpose.directMarketing()) {
        for (String channel : purpose.channels()) {
          reach.put(
              channel, Estimate.of(counts.reach.getOrDefault(channel, 0L), sampled, of).toJson());
        }
      }
    }
    return Estimate.of(counts.found, sampled, of)
        .toJson()
        .put("sampled", sampled)
        .put("of", of)
        .put("reach", reach);
  }

  private static Definition asked(ApiRequest request) {
    try {
      return new Definition(
          Kind.SEGMENT,
          "preview",
          1,
          "Preview",
          "Of a rule that is being written",
          request.json().getString("purpose"),
          EXACT.readTree(request.body().toString(StandardCharsets.UTF_8)).get("rule").toString(),
          DefinitionState.LIVE,
          "",
          "",
          Optional.empty());
    } catch (JsonProcessingException malformed) {
      throw ApiException.badRequest("the body: not JSON: " + malformed.getOriginalMessage());
    }
  }

  private Segment compiled(Definition asked) {
    try {
      return language.compileSegment(asked);
    } catch (DefinitionException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }
}
