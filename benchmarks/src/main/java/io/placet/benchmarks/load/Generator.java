package io.placet.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks one server, over connections that stay open, on the caller's thread. Prepared bytes go out
 * and answers are read no further than needed, because generator and server share the processors:
 * what the generator spends makes slow servers look as good as fast ones.
 */
public final class Generator implements AutoCloseable {
  private static final Duration EACH_WITHIN = Duration.ofMinutes(5);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  /** The selector waits in whole milliseconds; below one the open model naps. */
  private static final long SELECTOR_STEP_NANOS = 1_000_000;

  private static final long SELECT_MS = 100;
  private static final long NAP_NANOS = 50_000;

  private final List<Request> requests;
  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> free = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
  private int next;

  /**
   * Opens the connections.
   *
   * @param requests sent in this order, over and over, going on where the last run ended
   */
  public Generator(int port, int connections, List<Request> requests) throws IOException {
    this.requests = List.copyOf(requests);
    for (int i = 0; i < connections; i++) {
      this.connections.add(Connection.open(port, selector));
    }
    free.addAll(this.connections);
  }

  /** As fast as the server answers: each connection asks again once it has its answer. */
  public Load saturate(Duration duration) throws IOException {
    return run(Schedule.saturating(duration));
  }

  /** At a fixed rate, whatever the server makes of it. */
  public Load atRate(double perSecond, Duration duration) throws IOException {
    return run(Schedule.atRate(perSecond, duration));
  }

  /** Each request once. */
  public Load each() throws IOException {
    return run(Schedule.once(requests.size(), EACH_WITHIN));
  }

  private Load run(Schedule schedule) throws IOException {
    Histogram micros = new Histogram(3);
    long begun = System.nanoTime();
    long started = 0;
    long now = 0;
    while (!schedule.isOver(started, now) || free.size() < connections.size()) {
      while (!free.isEmpty() && schedule.isDue(started, now)) {
        free.pop().ask(nextRequest(), begun + schedule.startOf(started++, now));
      }
      await(schedule, started, now);
      takeAnswers(micros);
      now = System.nanoTime() - begun;
      if (now > schedule.durationNanos() + PATIENCE_NANOS) {
        throw new IllegalStateException("the server does not keep up: answers are missing");
      }
    }
    return new Load(micros.getTotalCount(), now / 1e9, micros);
  }

  private void await(Schedule schedule, long started, long now) throws IOException {
    boolean sendsLater =
        schedule.isOpenModel() && !free.isEmpty() && !schedule.isOver(started, now);
    long untilNext = schedule.startOf(started, now) - now;
    if (!sendsLater) {
      selector.select(SELECT_MS);
    } else if (untilNext > SELECTOR_STEP_NANOS) {
      selector.select(untilNext / SELECTOR_STEP_NANOS);
    } else if (selector.selectNow() == 0) {
      LockSupport.parkNanos(Math.min(untilNext, NAP_NANOS));
    }
  }

  private void takeAnswers(Histogram micros) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (key.isWritable()) {
        connection.sendOn();
      }
      if (key.isReadable() && connection.read(buffer)) {
        micros.recordValue((System.nanoTime() - connection.startedNanos()) / 1_000);
        free.push(connection);
      }
    }
    selector.selectedKeys().clear();
  }

  private Request nextRequest() {
    Request request = requests.get(next);
    next = (next + 1) % requests.size();
    return request;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
