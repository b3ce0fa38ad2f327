package io.placet.gateway.audience;

import io.placet.gateway.http.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The pages that callers are in the middle of. Each holds a revision of the view on the disk, so
 * there are few, and none for long.
 *
 * @param <L> what is worked out for all pages of a session
 */
final class PageSessions<L> implements AutoCloseable {
  /** Who turns no page for so long has to begin anew. */
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

  /** Who turned none for so long makes room for another. */
  private static final Duration MAKES_ROOM = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofSeconds(30);

  private final int most;
  private final Supplier<UUID> ids;
  private final Map<String, PageSession<L>> open = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "page-sessions");
            thread.setDaemon(true);
            return thread;
          });

  PageSessions(int most, Supplier<UUID> ids) {
    this.most = most;
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

  /** Keeps a session for more pages, under the id that is given back. */
  synchronized String keep(PageSession<L> session) {
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
  synchronized PageSession<L> of(Cursor cursor, String definition) {
    return Optional.ofNullable(open.get(cursor.session()))
        .filter(session -> session.definition().equals(definition))
        .orElseThrow(PageSessions::gone);
  }

  static ApiException gone() {
    return ApiException.gone("the revision of these pages is not kept any more; begin anew");
  }

  /** The last page was read. */
  synchronized void end(String id) {
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
