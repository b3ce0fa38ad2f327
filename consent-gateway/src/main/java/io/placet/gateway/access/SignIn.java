package io.placet.gateway.access;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.ApiRouter;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Opening a link for people, and telling a page who is signed in. */
public final class SignIn {
  private final Access access;

  public SignIn(Access access) {
    this.access = access;
  }

  /** Uses up a link and sets the session cookie. */
  public Future<ApiResponse> open(ApiRequest request) {
    String session =
        access
            .openLink(request.pathParameter("token"))
            .orElseThrow(
                () ->
                    ApiException.unknownCaller(
                        "this link was used before or is older than 15 minutes; every start of Placet prints new ones"));
    return Future.succeededFuture(ApiResponse.seeOther("/", cookie(session)));
  }

  /** Who the caller is. */
  public Future<ApiResponse> session(ApiRequest request) {
    Caller caller = request.caller().orElseThrow();
    JsonArray scopes = new JsonArray();
    caller.scopes().stream().map(Scope::wireName).sorted().forEach(scopes::add);
    return Future.succeededFuture(
        ApiResponse.ok(new JsonObject().put("role", caller.name()).put("scopes", scopes)));
  }

  private static String cookie(String session) {
    return ApiRouter.SESSION_COOKIE
        + "="
        + session
        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + Access.SESSION.toSeconds();
  }
}
