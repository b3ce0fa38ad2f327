package io.placet.dashboards.insight;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.concurrent.TimeUnit;

/** Asks the gateway who calls and what it may do: it alone knows tokens, sessions and roles. */
final class GatewaySession {
  /** What figures are read by. */
  static final String SCOPE = "insights:read";

  private static final long ANSWER_MS = TimeUnit.SECONDS.toMillis(5);

  private final HttpClient client;
  private final RequestOptions gateway;

  /**
   * Prepares the question.
   *
   * @param gateway host, port and whether by TLS
   */
  GatewaySession(HttpClient client, RequestOptions gateway) {
    this.client = client;
    this.gateway = new RequestOptions(gateway).setURI("/v1/session").setTimeout(ANSWER_MS);
  }

  /** Succeeds where the caller may read figures; fails with what it is to be told. */
  Future<Void> requireReader(HttpServerRequest asked) {
    return client
        .request(new RequestOptions(gateway))
        .compose(request -> send(request, asked))
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof InsightProblem ? cause : InsightProblem.gatewayAway()));
  }

  private static Future<Void> send(HttpClientRequest request, HttpServerRequest asked) {
    copy(HttpHeaders.AUTHORIZATION, asked.headers(), request.headers());
    copy(HttpHeaders.COOKIE, asked.headers(), request.headers());
    request.putHeader("X-Forwarded-For", asked.remoteAddress().hostAddress());
    return request
        .send()
        .compose(answer -> answer.body().compose(body -> judge(answer.statusCode(), body)));
  }

  private static void copy(CharSequence name, MultiMap from, MultiMap to) {
    if (from.contains(name)) {
      to.set(name, from.get(name));
    }
  }

  private static Future<Void> judge(int status, Buffer body) {
    if (status == 401) {
      return Future.failedFuture(InsightProblem.unknownCaller());
    }
    if (status != 200) {
      return Future.failedFuture(InsightProblem.gatewayAway());
    }
    try {
      JsonArray scopes = body.toJsonObject().getJsonArray("scopes", new JsonArray());
      if (scopes.contains(SCOPE)) {
        return Future.succeededFuture();
      }
    } catch (DecodeException | ClassCastException unreadable) {
      return Future.failedFuture(InsightProblem.gatewayAway());
    }
    return Future.failedFuture(
        InsightProblem.forbidden(
            "the scope " + SCOPE + " is needed; analysts, marketers and the officer have it"));
  }
}
