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
 * <p>It goes slice by slice, with room for records between: a start behind a long backlog finds
 * millions of contacts waiting, and a withdrawal must not wait for all of them. No contact has a
 * timer for this. A contact with a new event is released by that event, in order.
 */
public final class GateOperator
    extends KeyedCoProcessOperator<String, PositionedEntry, ReceivedEvent, GateOutput> {
  private static final long serialVersionUID = 1L;

  /** Contacts looked at in one go: some milliseconds. */
  private static final int SLICE = 64;

  private static final long PAUSE_MS = 1;

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
      releaseSoon(waiting.iterator());
    }
  }

  private void releaseSoon(Iterator<String> contacts) {
    if (contacts.hasNext()) {
      var unused =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime() + PAUSE_MS,
                  now -> {
                    releaseSlice(contacts, now);
                    releaseSoon(contacts);
                  });
    } else {
      endRelease();
    }
  }

  private void releaseSlice(Iterator<String> contacts, long now) throws Exception {
    for (int contact = 0; contact < SLICE && contacts.hasNext(); contact++) {
      String next = contacts.next();
      setCurrentKey(next);
      onProcessingTime(new TimerHeapInternalTimer<>(now, next, VoidNamespace.INSTANCE));
    }
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
