package io.placet.gateway.consent;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each receipt once, as long as this process runs, that it is not complete in time: to the
 * metrics, which the alerts are made from, and to the log.
 */
public final class OverdueShutOffs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OverdueShutOffs.class);
  private static final long TICK_MS = 1_000;

  /** A stream that stands still makes all receipts overdue; the log names so many at a time. */
  private static final int NAMED_AT_ONCE = 20;

  private final ShutOffs receipts;
  private final Runnable raised;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "overdue-shut-offs");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Watches receipts.
   *
   * @param raised told once for each receipt
   */
  public OverdueShutOffs(ShutOffs receipts, Runnable raised) {
    this.receipts = receipts;
    this.raised = raised;
  }

  public void start() {
    var unused = timer.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
  }

  void tick() {
    List<ShutOffStatus> fresh = receipts.raiseOverdue();
    fresh.forEach(status -> raised.run());
    fresh.stream()
        .limit(NAMED_AT_ONCE)
        .forEach(
            status ->
                LOG.atWarn()
                    .addKeyValue("receipt", status.receipt().id())
                    .addKeyValue("acknowledgedAt", status.receipt().acknowledgedAt())
                    .addKeyValue("pending", status.pending().encode())
                    .log("A shut-off is not complete in time"));
    if (fresh.size() > NAMED_AT_ONCE) {
      LOG.atWarn()
          .addKeyValue("more", fresh.size() - NAMED_AT_ONCE)
          .log("More shut-offs are not complete in time");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
