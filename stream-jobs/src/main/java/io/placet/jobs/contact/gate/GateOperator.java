package io.placet.jobs.contact.gate;

import io.placet.jobs.flink.source.CaughtUp;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs the gate, and believes the control source only about the present attempt. */
public final class GateOperator
    extends KeyedCoProcessOperator<String, PositionedEntry, ReceivedEvent, GateOutput> {
  private static final long serialVersionUID = 1L;

  private final CaughtUp caughtUp;

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
}
