package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.FloorProcess;
import io.vertx.core.buffer.Buffer;

/** Floor: a bare Vert.x server that answers every request alike and reads nothing. */
final class Hello {
  private Hello() {}

  /** Serves until the process is ended. */
  public static void main(String[] arguments) {
    Buffer hello = Buffer.buffer("hello");
    FloorProcess.serve(request -> request.response().end(hello));
  }
}
