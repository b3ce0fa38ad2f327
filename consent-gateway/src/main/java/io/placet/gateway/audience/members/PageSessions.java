package io.placet.gateway.audience.members;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.ViewSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pages that callers are in the middle of. Each holds a revision of the view on the disk, so
 * there are few, and none for long.
 */
final class PageSessions implements AutoCloseable {
  /** Who turns no page for so long has to begin anew. */
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

  /** Who turned none for so long makes room for another. */
  private static final Duration MAKES_ROOM = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofSeconds(30);

  private final int most;
  private final int partitions;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Map<String, PageSession> open = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "page-sessions");
            thread.setDaemon(true);
            return thread;
          });

  /** At most so many. */
  PageSessions(int most, int partitions, Clock clock, Supplier<UUID> ids) {
    this.most = most;
    this.partitions = partitions;
    this.clock = clock;
    this.ids = ids;
    var unused =
        timer.scheduleWithFixedDelay(
            () -> closeIdle(LONGEST_IDLE), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A cursor: which session, and where in it. */
  record Cursor(String session, String after) {
    private static final char BETWEEN = '~';

    /** Of a token; anything may come. */
    static Cursor parse(String token) {
      int end = token.indexOf(BETWEEN);
      if (end < 0) {
        throw ApiException.badRequest("after: allowed: `next` of the page before");
      }
      return new Cursor(token.substring(0, end), token.substring(end + 1));
    }

    @Override
    public String toString() {
      return session + BETWEEN + after;
    }
  }

  /** The first page is about to be read, of the view as it is now. */
  PageSession begin(String definition, ContactRows<?> rows, Function<ViewSnapshot, Order> order) {
    ViewSnapshot snapshot = rows.snapshot();
    try {
      return new PageSession(
          definition, snapshot, rows.topic(), partitions, clock.instant(), order.apply(snapshot));
    } catch (RuntimeException failed) {
      // A revision that nobody pages through would keep what was erased since.
      snapshot.close();
      throw failed;
    }
  }

  /**
   * A page was read: its session is kept for the next one, or over.
   *
   * @param from where the page began; empty for the first
   * @param next behind what the next one begins; empty where there is none
   */
  Optional<Cursor> turn(PageSession session, Optional<Cursor> from, Optional<String> next) {
    if (next.isEmpty()) {
      from.ifPresentOrElse(at -> end(at.session()), session::close);
      return Optional.empty();
    }
    String id = from.map(Cursor::session).orElseGet(() -> keep(session));
    return next.map(after -> new Cursor(id, after));
  }

  /** How many there are. */
  synchronized int size() {
    return open.size();
  }

  private synchronized String keep(PageSession session) {
    if (open.size() >= most) {
      closeIdle(MAKES_ROOM);
    }
    if (open.size() >= most) {
      session.close();
      throw ApiException.tooMany("too many lists are being paged through; try again in a minute");
    }
    String id = ids.get().toString();
    open.put(id, session);
    return id;
  }

  /** The session of a cursor; gone where it was closed, or is another gateway's. */
  synchronized PageSession of(Cursor cursor, String definition) {
    return Optional.ofNullable(open.get(cursor.session()))
        .filter(session -> session.definition().equals(definition))
        .orElseThrow(PageSessions::gone);
  }

  static ApiException gone() {
    return ApiException.gone("the revision of these pages is not kept any more; begin anew");
  }

  private synchronized void end(String id) {
    Optional.ofNullable(open.remove(id)).ifPresent(PageSession::close);
  }

  private synchronized void closeIdle(Duration idle) {
    open.values()
        .removeIf(
            session -> {
              boolean isOld = session.idleNanos() > idle.toNanos();
              if (isOld) {
                session.close();
              }
              return isOld;
            });
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    open.values().forEach(PageSession::close);
    open.clear();
  }
}
