package io.placet.gateway.collect;

import io.placet.gateway.history.Extent;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.HourlyCounts;
import io.placet.gateway.history.Range;
import io.placet.gateway.history.RangeRequest;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;

/** Events admitted and withheld over time. */
public final class ReadFlowHistory implements Operation {
  private final HourlyCounts admitted;
  private final HourlyCounts withheld;
  private final Followed followed;
  private final StreamTime time;

  /**
   * The operation.
   *
   * @param followed the topics of both
   */
  public ReadFlowHistory(
      AdmittedHistory admitted, WithheldView withheld, Followed followed, StreamTime time) {
    this.admitted = admitted.counts();
    this.withheld = withheld.history();
    this.followed = followed;
    this.time = time;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    RangeRequest asked = RangeRequest.of(request);
    boolean byEventTime =
        request.queryParameter("time").filter(AdmittedHistory.BY_EVENT_TIME::equals).isPresent();
    // reading takes longer than the threads of the broker's client and of the view should wait
    return Future.fromCompletionStage(
        followed
            .state()
            .thenApplyAsync(
                state ->
                    ApiResponse.ok(
                        (byEventTime ? byEventTime(asked) : byProcessingTime(asked))
                            .put("clock", time.clockName())
                            .put("state", state.wireName()))));
  }

  private JsonObject byEventTime(RangeRequest asked) {
    Optional<Extent> extent = admitted.extent(AdmittedHistory.BY_EVENT_TIME);
    Range range = asked.within(extent.map(Extent::first), time.end(extent));
    return range
        .toJson()
        .put("time", AdmittedHistory.BY_EVENT_TIME)
        .put("admitted", admitted.over(AdmittedHistory.BY_EVENT_TIME, range).steps());
  }

  private JsonObject byProcessingTime(RangeRequest asked) {
    Optional<Extent> extent =
        Stream.of(
                admitted.extent(AdmittedHistory.BY_PROCESSING_TIME),
                withheld.extent(WithheldView.ALL))
            .flatMap(Optional::stream)
            .reduce(Extent::covering);
    Range range = asked.within(extent.map(Extent::first), time.now());
    return range
        .toJson()
        .put("time", AdmittedHistory.BY_PROCESSING_TIME)
        .put("admitted", admitted.over(AdmittedHistory.BY_PROCESSING_TIME, range).steps())
        .put("withheld", withheld.over(WithheldView.ALL, range).steps());
  }
}
