package io.placet.gateway.upload;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A body on its way from the event loop to the thread that reads it: a few chunks ahead of that and
 * no more, so that a sender is as fast as the log.
 */
public final class BodyPipe implements Chunks {
  /** Chunks of the server, 8 KB at most each. */
  private static final int AHEAD = 32;

  private enum Kind {
    CHUNK,
    WHOLE,
    CUT
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record Piece(Kind kind, byte[] bytes) {}

  private final HttpServerRequest request;
  private final Context eventLoop;
  private final boolean endsTheFile;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

  /**
   * Begins to read a paused request; on its event loop.
   *
   * @param endsTheFile whether the file ends where the body does
   */
  public BodyPipe(HttpServerRequest request, boolean endsTheFile) {
    this.request = request;
    this.endsTheFile = endsTheFile;
    this.eventLoop = Vertx.currentContext();
    request.exceptionHandler(gone -> add(Kind.CUT));
    request.endHandler(none -> add(Kind.WHOLE));
    request.handler(this::add);
    request.fetch(AHEAD);
  }

  private void add(Buffer chunk) {
    pieces.add(new Piece(Kind.CHUNK, chunk.getBytes()));
  }

  private void add(Kind end) {
    pieces.add(new Piece(end, new byte[0]));
  }

  /** Nothing more of it is read. */
  public void abort() {
    add(Kind.CUT);
  }

  @Override
  public Optional<byte[]> take() throws CutShortException {
    Piece piece;
    try {
      piece = pieces.take();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CutShortException("this gateway is stopping");
    }
    if (piece.kind() == Kind.CHUNK) {
      eventLoop.runOnContext(none -> request.fetch(1));
      return Optional.of(piece.bytes());
    }
    if (piece.kind() == Kind.WHOLE && endsTheFile) {
      return Optional.empty();
    }
    throw new CutShortException("the body ended before the file");
  }
}
