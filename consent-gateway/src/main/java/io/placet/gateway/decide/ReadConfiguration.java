package io.placet.gateway.decide;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * OpenID AuthZEN 1.0 metadata: where this decision point is asked, by the name it was itself asked
 * by.
 */
final class ReadConfiguration implements Operation {
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9.\\-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]{2,45}\\](:[0-9]{1,5})?");

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String host =
        request
            .header("Host")
            .filter(name -> HOST.matcher(name).matches())
            .orElseThrow(() -> ApiException.badRequest("Host: a name and port"));
    boolean isBehindTls = request.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
    String base = (isBehindTls ? "https://" : "http://") + host;
    return Future.succeededFuture(
        ApiResponse.ok(
            new JsonObject()
                .put("policy_decision_point", base)
                .put("access_evaluation_endpoint", base + "/access/v1/evaluation")
                .put("access_evaluations_endpoint", base + "/access/v1/evaluations")
                .put("search_subject_endpoint", base + "/access/v1/search/subject")
                .put("search_resource_endpoint", base + "/access/v1/search/resource")
                .put("search_action_endpoint", base + "/access/v1/search/action")));
  }
}
