package io.placet.gateway.fuzz;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/** Sends what no proper client would, on connections that are kept. */
final class Wire {
  /** An answer that takes longer hangs. */
  private static final long PATIENCE_MS = 15_000;

  /** Of a stream that has no end of its own. */
  private static final long LISTENED_MS = 60;

  private static final int MOST_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final HttpClient client;

  Wire(Vertx vertx, int port, int connections) {
    this.vertx = vertx;
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxHeaderSize(64 * 1024),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  /** Fails where no answer comes. */
  Future<Got> send(Asked asked) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(asked.method()))
            .setURI(asked.uri())
            .setFollowRedirects(false);
    asked.headers().forEach(options::putHeader);
    return client
        .request(options)
        .compose(
            request ->
                request
                    .send(asked.body())
                    .compose(answer -> read(answer, asked.operation().answersAsStream())))
        .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  private Future<Got> read(HttpClientResponse answer, boolean endless) {
    Promise<Got> read = Promise.promise();
    Buffer body = Buffer.buffer();
    answer.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > MOST_BYTES) {
            cut(answer, body, read);
          }
        });
    answer.endHandler(
        end -> read.tryComplete(new Got(answer.statusCode(), answer.headers(), body, true)));
    answer.exceptionHandler(read::tryFail);
    if (endless) {
      vertx.setTimer(LISTENED_MS, late -> cut(answer, body, read));
    }
    return read.future();
  }

  private static void cut(HttpClientResponse answer, Buffer body, Promise<Got> read) {
    if (read.tryComplete(new Got(answer.statusCode(), answer.headers(), body, false))) {
      answer.request().reset();
    }
  }
}
