package io.placet.benchmarks.deployment;

import io.placet.benchmarks.harness.Cleanup;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.regex.Pattern;

/** A bare server: one handler on one event loop, as the gateway has, and nothing around it. */
public final class FloorProcess {
  private static final Pattern READY = Pattern.compile("Floor on (\\d+)");

  private final Child child;

  private FloorProcess(Child child) {
    this.child = child;
  }

  /** What the main class of a floor calls: serves until the process is ended. */
  public static void serve(Handler<HttpServerRequest> handler) {
    Vertx.vertx()
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
        .requestHandler(handler)
        .listen()
        .onSuccess(server -> System.out.println("Floor on " + server.actualPort()))
        .onFailure(Throwable::printStackTrace);
  }

  public static FloorProcess start(Cleanup cleanup, Class<?> main, String... arguments)
      throws IOException {
    return new FloorProcess(Child.start(cleanup, READY, main.getName(), arguments));
  }

  public int port() {
    return Integer.parseInt(child.told(1));
  }

  public ProcessHandle handle() {
    return child.handle();
  }
}
