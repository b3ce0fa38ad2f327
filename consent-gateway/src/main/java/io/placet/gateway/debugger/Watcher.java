package io.placet.gateway.debugger;

import io.placet.gateway.http.StreamedAnswer.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One who watches: a bounded queue of what it has still to be shown. Who reads slower than it fills
 * loses the newest, and is told how many.
 */
final class Watcher implements Chunks {
  static final int MAX_QUEUED = 500;
  private static final int MAX_TOGETHER = 100;

  /** How long a browser waits before it asks again once a stream has ended. */
  private static final Buffer BEGIN = Buffer.buffer("retry: 3000\n\n");

  private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

  private final View view;
  private final Gate gate;
  private final Instant end;
  private final Debugger debugger;
  private final ArrayDeque<Seen> queue = new ArrayDeque<>();
  private long lost;
  private boolean begun;
  private boolean ended;
  private Optional<Promise<Optional<Buffer>>> waiting = Optional.empty();

  Watcher(View view, Gate gate, Instant end, Debugger debugger) {
    this.view = view;
    this.gate = gate;
    this.end = end;
    this.debugger = debugger;
  }

  /** Has it shown, where there is room. */
  void offer(Seen seen) {
    Optional<Promise<Optional<Buffer>>> awaited;
    synchronized (this) {
      if (ended) {
        return;
      }
      if (queue.size() >= MAX_QUEUED) {
        lost++;
        debugger.lost();
        return;
      }
      // what may not be shown is not even kept
      queue.add(view == View.VALUES ? seen : seen.withoutValues());
      awaited = takeWaiting();
    }
    awaited.ifPresent(this::fill);
  }

  /** Says that it is still there, or that it is not any more. */
  void beat(Instant now) {
    Optional<Promise<Optional<Buffer>>> awaited;
    boolean over;
    synchronized (this) {
      over = ended || !now.isBefore(end);
      ended = over;
      awaited = takeWaiting();
    }
    awaited.ifPresent(
        promise -> promise.complete(over ? Optional.empty() : Optional.of(HEARTBEAT)));
  }

  @Override
  public Future<Optional<Buffer>> next() {
    Promise<Optional<Buffer>> promise = Promise.promise();
    synchronized (this) {
      if (ended) {
        return Future.succeededFuture(Optional.empty());
      }
      if (!begun) {
        begun = true;
        return Future.succeededFuture(Optional.of(BEGIN));
      }
      if (queue.isEmpty() && lost == 0) {
        waiting = Optional.of(promise);
        return promise.future();
      }
    }
    fill(promise);
    return promise.future();
  }

  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      queue.clear();
    }
    debugger.remove(this);
  }

  private Optional<Promise<Optional<Buffer>>> takeWaiting() {
    Optional<Promise<Optional<Buffer>>> awaited = waiting;
    waiting = Optional.empty();
    return awaited;
  }

  private void fill(Promise<Optional<Buffer>> promise) {
    List<Seen> together = new ArrayList<>();
    long missing;
    synchronized (this) {
      while (!queue.isEmpty() && together.size() < MAX_TOGETHER) {
        together.add(queue.remove());
      }
      // what was lost came after all that is queued
      missing = queue.isEmpty() ? lost : 0;
      lost -= missing;
    }
    var unused =
        gate.letThrough(together)
            .whenComplete(
                (shown, failure) -> {
                  if (failure == null) {
                    promise.complete(Optional.of(frames(shown, missing)));
                  } else {
                    promise.fail(failure);
                  }
                });
  }

  private Buffer frames(List<Seen> shown, long missing) {
    Buffer frames = Buffer.buffer();
    shown.forEach(seen -> frame(frames, "seen", view.show(seen)));
    if (missing > 0) {
      frame(frames, "lost", new JsonObject().put("count", missing));
    }
    return frames;
  }

  /** JSON of one line, as the format wants it. */
  private static void frame(Buffer frames, String event, JsonObject data) {
    frames.appendString("event: " + event + "\ndata: " + data.encode() + "\n\n");
  }
}
