package io.placet.gateway.define;

import io.placet.gateway.define.SegmentHistory.Course;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.Sizes;
import io.placet.gateway.history.Extent;
import io.placet.gateway.history.Followed;
import io.placet.gateway.history.Range;
import io.placet.gateway.history.RangeRequest;
import io.placet.gateway.history.StreamTime;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The size of each segment in force over time, with entries and exits. */
public final class ReadSegmentHistory implements Operation {
  private final DefinitionBook definitions;
  private final DerivedRows memberships;
  private final SegmentHistory history;
  private final Followed followed;
  private final StreamTime time;

  /**
   * The operation.
   *
   * @param followed changes and memberships
   */
  public ReadSegmentHistory(
      DefinitionBook definitions,
      DerivedRows memberships,
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
        followed.state().thenApplyAsync(state -> answer(asked, state, Sizes.areExact(request))));
  }

  private ApiResponse answer(RangeRequest asked, Followed.State state, boolean exact) {
    List<Definition> all =
        definitions.newest(Kind.SEGMENT).stream()
            .filter(definition -> !definition.isArchived())
            .toList();
    Optional<Extent> extent = history.extent(all.stream().map(Definition::id).toList());
    Range range = asked.within(extent.map(Extent::first), time.end(extent));
    JsonArray segments = new JsonArray();
    all.forEach(definition -> segments.add(toJson(definition, range, exact)));
    return ApiResponse.ok(
        range
            .toJson()
            .put("clock", time.clockName())
            .put("state", state.wireName())
            .put("segments", segments));
  }

  private JsonObject toJson(Definition definition, Range range, boolean exact) {
    String id = definition.id();
    Course course = history.over(id, range, memberships.size(id));
    return new JsonObject()
        .put("id", id)
        .put("name", definition.name())
        .put("before", Sizes.count(course.before(), exact))
        .put("size", told(course.size(), exact))
        .put("entered", told(course.entered(), exact))
        .put("exited", told(course.exited(), exact))
        .put("withdrawn", told(course.withdrawn(), exact));
  }

  private static List<Long> told(List<Long> counts, boolean exact) {
    return counts.stream().map(count -> Sizes.count(count, exact)).toList();
  }
}
