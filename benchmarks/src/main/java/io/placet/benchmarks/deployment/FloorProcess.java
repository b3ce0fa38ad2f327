package io.placet.benchmarks.deployment;

import io.placet.benchmarks.harness.Cleanup;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A bare server: one handler and nothing around it, on one event loop unless told otherwise. */
public final class FloorProcess {
  private static final Pattern READY = Pattern.compile("Floor on (\\d+)");

  /** Servers with the same negative port share a free one. */
  private static final int SHARED_FREE_PORT = -1;

  private final Child child;

  private FloorProcess(Child child) {
    this.child = child;
  }

  /** What the main class of a floor calls: serves until the process is ended. */
  public static void serve(Handler<HttpServerRequest> handler) {
    serve(handler, 1);
  }

  /** The same on several event loops. */
  public static void serve(Handler<HttpServerRequest> handler, int eventLoops) {
    Vertx vertx = Vertx.vertx();
    Queue<Loop> loops = new ConcurrentLinkedQueue<>();
    Supplier<Loop> one =
        () -> {
          Loop loop = new Loop(handler);
          loops.add(loop);
          return loop;
        };
    vertx
        .deployVerticle(one, new DeploymentOptions().setInstances(eventLoops))
        .onSuccess(all -> System.out.println("Floor on " + loops.element().port))
        .onFailure(Throwable::printStackTrace);
  }

  private static final class Loop extends VerticleBase {
    private final Handler<HttpServerRequest> handler;
    private volatile int port;

    Loop(Handler<HttpServerRequest> handler) {
      this.handler = handler;
    }

    @Override
    public Future<HttpServer> start() {
      return vertx
          .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(SHARED_FREE_PORT))
          .requestHandler(handler)
          .listen()
          .onSuccess(server -> port = server.actualPort());
    }
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
