package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lists customers that have an address in common, by pages; never the address. Somebody looks at
 * them: nothing is merged by guess.
 */
public final class ListDuplicates implements Operation {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final SuspectedDuplicates duplicates;
  private final AliasView view;
  private final Barrier barrier;
  private final Set<Integer> all;

  public ListDuplicates(
      SuspectedDuplicates duplicates, AliasView view, Barrier barrier, int partitions) {
    this.duplicates = duplicates;
    this.view = view;
    this.barrier = barrier;
    this.all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String after = request.queryParameter("after").orElse("");
    if (!after.isEmpty() && !CURSOR.matcher(after).matches()) {
      throw ApiException.badRequest("after: what the page before gave as next");
    }
    int limit = request.queryParameter("limit").map(ListDuplicates::limit).orElse(DEFAULT_LIMIT);
    return Future.fromCompletionStage(barrier.await(all).thenApply(reached -> page(after, limit)));
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException none) {
      // told below what is allowed
    }
    throw ApiException.badRequest("limit: 1 to " + MAX_LIMIT);
  }

  private ApiResponse page(String after, int limit) {
    List<Alias> shared = duplicates.list(after, limit + 1);
    List<Alias> shown = shared.subList(0, Math.min(limit, shared.size()));
    JsonArray list = new JsonArray();
    shown.forEach(one -> list.add(toJson(one)));
    JsonObject body = new JsonObject().put("duplicates", list);
    if (shared.size() > limit) {
      body.put("next", shown.get(limit - 1).text());
    }
    return ApiResponse.ok(body);
  }

  private JsonObject toJson(Alias shared) {
    JsonArray contacts = new JsonArray();
    view.namesOf(shared).forEach(contact -> contacts.add(contact.toString()));
    return new JsonObject()
        .put("contacts", contacts)
        .put("by", shared.kind().name().toLowerCase(Locale.ROOT));
  }
}
