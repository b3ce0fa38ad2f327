package io.placet.jobs.contact.gate;

import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Runs the gate, believes the control source only about the present attempt, and once that has
 * caught up goes through the contacts whose events wait.
 *
 * <p>It goes slice by slice, and leaves as much time between for records as each slice took: a
 * start behind a long backlog finds millions of contacts waiting, and a withdrawal must not wait
 * for all of them. A contact with a new event is released by that event, in order. Where event time
 * follows the events, as in a replay of old files, contacts have been released by timers before the
 * first watermark, all at once, and nobody is left here.
 */
public final class GateOperator
    extends KeyedCoProcessOperator<String, PositionedEntry, ReceivedEvent, GateOutput> {
  private static final long serialVersionUID = 1L;

  /** How long contacts are looked at in one go; the last may have many events. */
  private static final long SLICE_NANOS = 2_000_000L;

  /** How many at most. */
  private static final int SLICE = 64;

  private static final long LEAST_PAUSE_MS = 1;

  private final CaughtUp caughtUp;
  private transient boolean hasCaughtUp;
  private transient @Nullable Stream<String> waiting;

  public GateOperator(ConsentGate gate, CaughtUp caughtUp) {
    super(gate);
    this.caughtUp = caughtUp;
  }

  @Override
  public void processWatermark1(Watermark control) throws Exception {
    int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
    if (caughtUp.isProvenBy(control.getTimestamp(), attempt)) {
      super.processWatermark1(control);
    }
  }

  @Override
  public void processWatermark(Watermark both) throws Exception {
    super.processWatermark(both);
    if (!hasCaughtUp) {
      hasCaughtUp = true;
      waiting =
          this.<String>getKeyedStateBackend().getKeys(WaitingEvents.STATE, VoidNamespace.INSTANCE);
      releaseIn(LEAST_PAUSE_MS, waiting.iterator());
    }
  }

  private void releaseIn(long pauseMs, Iterator<String> contacts) {
    if (contacts.hasNext()) {
      var unused =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime() + pauseMs,
                  now -> releaseIn(releaseSlice(contacts, now), contacts));
    } else {
      endRelease();
    }
  }

  /** Returns how many milliseconds are left to others then. */
  private long releaseSlice(Iterator<String> contacts, long now) throws Exception {
    long begun = System.nanoTime();
    long taken = 0;
    for (int contact = 0; contact < SLICE && taken < SLICE_NANOS && contacts.hasNext(); contact++) {
      String next = contacts.next();
      setCurrentKey(next);
      onProcessingTime(new TimerHeapInternalTimer<>(now, next, VoidNamespace.INSTANCE));
      taken = System.nanoTime() - begun;
    }
    return Math.max(LEAST_PAUSE_MS, taken / 1_000_000L);
  }

  private void endRelease() {
    if (waiting != null) {
      waiting.close();
      waiting = null;
    }
  }

  @Override
  public void close() throws Exception {
    endRelease();
    super.close();
  }
}
