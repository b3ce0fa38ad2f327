package io.placet.gateway.http;

import io.placet.gateway.http.StreamedAnswer.Chunks;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a streamed answer no faster than it is read. What fails before its first part is a problem
 * like any other; later the connection is cut, so that nobody takes a part for the whole.
 */
final class AnswerStream {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);

  private final RoutingContext context;
  private final Context eventLoop;
  private final StreamedAnswer answer;
  private boolean ended;

  private AnswerStream(RoutingContext context, Context eventLoop, StreamedAnswer answer) {
    this.context = context;
    this.eventLoop = eventLoop;
    this.answer = answer;
  }

  /** Begins; on the event loop. */
  static void send(RoutingContext context, Context eventLoop, StreamedAnswer answer) {
    AnswerStream stream = new AnswerStream(context, eventLoop, answer);
    context.response().closeHandler(gone -> stream.end());
    context.response().exceptionHandler(failure -> stream.end());
    stream.next();
  }

  private void next() {
    if (ended) {
      return;
    }
    Chunks chunks = answer.chunks();
    chunks.next().onComplete(made -> eventLoop.runOnContext(none -> take(made)));
  }

  private void take(AsyncResult<Optional<Buffer>> made) {
    HttpServerResponse response = context.response();
    if (ended) {
      return;
    }
    if (made.failed()) {
      end();
      fail(made.cause());
      return;
    }
    if (!response.headWritten()) {
      response.setStatusCode(200).setChunked(true).putHeader("Cache-Control", "no-store");
      response.putHeader("Content-Type", answer.contentType());
      answer.headers().forEach(response::putHeader);
    }
    if (made.result().isEmpty()) {
      end();
      response.end();
      return;
    }
    response.write(made.result().get());
    if (response.writeQueueFull()) {
      response.drainHandler(room -> next());
    } else {
      next();
    }
  }

  private void fail(Throwable cause) {
    if (context.response().headWritten()) {
      LOG.atWarn().setCause(cause).log("An answer was cut short");
      context.request().connection().close();
    } else {
      context.fail(cause);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      answer.chunks().close();
    }
  }
}
