package io.placet.gateway.log;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's markers in contact-log. Each says how far the instance's view is applied; its
 * acknowledgement tells how far the log reaches. One key for each instance, so compaction keeps the
 * newest only.
 */
public final class GatewayMarkers implements Barrier.Markers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayMarkers.class);

  /** How far apart at most: an instance is live while its newest marker is under 30 s old. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final String instanceId;
  private final LogWriter writer;
  private final TopicFollower view;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gateway-markers"));

  public GatewayMarkers(String instanceId, LogWriter writer, TopicFollower view, Clock clock) {
    this.instanceId = instanceId;
    this.writer = writer;
    this.view = view;
    this.clock = clock;
  }

  /** Begins to say every few seconds how far the view is. */
  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::appendAll, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<Long> append(int partition) {
    return append(partition, false);
  }

  private CompletableFuture<Long> append(int partition, boolean stopping) {
    long applied = view.applied(partition);
    GatewayMarker marker = new GatewayMarker(instanceId, applied, clock.instant(), stopping);
    return writer
        .append(
            Topic.CONTACT_LOG,
            partition,
            Keys.marker(instanceId),
            entries.encode(new ContactLogEntry(marker)))
        .thenApply(offset -> requireAtLeast(applied, offset))
        .whenComplete(
            (offset, failure) -> {
              if (failure == null) {
                view.changesNothing(partition, offset);
              }
            });
  }

  /** A log that ends below what the view has applied is not the log that the view was made from. */
  private static long requireAtLeast(long applied, long offset) {
    if (offset < applied) {
      throw new LogUnavailableException("the log is shorter than the view; it was rewritten");
    }
    return offset;
  }

  private void appendAll() {
    IntStream.range(0, view.partitions()).forEach(this::say);
  }

  /** Appends a marker that nobody waits for; one that is lost is followed by the next. */
  public void say(int partition) {
    var unused =
        append(partition)
            .exceptionally(
                failure -> {
                  LOG.atWarn().setCause(failure).log("A marker was not acknowledged");
                  return -1L;
                });
  }

  /** Says on a clean stop that this instance decides nothing more. */
  @Override
  public void close() {
    timer.shutdownNow();
    CompletableFuture.allOf(
            IntStream.range(0, view.partitions())
                .mapToObj(partition -> append(partition, true))
                .toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, 2, TimeUnit.SECONDS)
        .exceptionally(unavailable -> null)
        .join();
  }
}
