package io.placet.gateway.define;

import io.placet.gateway.define.SegmentHistory.Course;
import io.placet.gateway.history.Extent;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.Range;
import io.placet.gateway.history.RangeRequest;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.schemas.avro.SegmentDefinition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The size of each segment in force over time, with entries and exits. */
public final class ReadSegmentHistory implements Operation {
  private final SegmentDefinitions definitions;
  private final Memberships memberships;
  private final SegmentHistory history;
  private final Followed followed;
  private final StreamTime time;

  /**
   * The operation.
   *
   * @param followed changes and memberships
   */
  public ReadSegmentHistory(
      SegmentDefinitions definitions,
      Memberships memberships,
      SegmentHistory history,
      Followed followed,
      StreamTime time) {
    this.definitions = definitions;
    this.memberships = memberships;
    this.history = history;
    this.followed = followed;
    this.time = time;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    RangeRequest asked = RangeRequest.of(request);
    // reading takes longer than the threads of the broker's client and of the view should wait
    return Future.fromCompletionStage(
        followed.state().thenApplyAsync(state -> answer(asked, state)));
  }

  private ApiResponse answer(RangeRequest asked, Followed.State state) {
    List<SegmentDefinition> all = definitions.all();
    Optional<Extent> extent = history.extent(all.stream().map(SegmentDefinition::getId).toList());
    Range range = asked.within(extent.map(Extent::first), time.end(extent));
    JsonArray segments = new JsonArray();
    all.forEach(definition -> segments.add(toJson(definition, range)));
    return ApiResponse.ok(
        range
            .toJson()
            .put("clock", time.clockName())
            .put("state", state.wireName())
            .put("segments", segments));
  }

  private JsonObject toJson(SegmentDefinition definition, Range range) {
    String id = definition.getId();
    Course course = history.over(id, range, memberships.size(id));
    return new JsonObject()
        .put("id", id)
        .put("name", definition.getName())
        .put("before", course.before())
        .put("size", course.size())
        .put("entered", course.entered())
        .put("exited", course.exited())
        .put("withdrawn", course.withdrawn());
  }
}
