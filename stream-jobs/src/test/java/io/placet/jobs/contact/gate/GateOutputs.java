package io.placet.jobs.contact.gate;

import io.placet.schemas.avro.AdmittedEvent;
import io.placet.schemas.avro.EndedSignal;
import io.placet.schemas.avro.EpochSignal;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.GateOutput;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.ShutOffSignal;

/** What leaves the gate, in a few words each. */
final class GateOutputs {
  private GateOutputs() {}

  static String describe(GateOutput output) {
    Object body = output.getBody();
    if (body instanceof AdmittedEvent admitted) {
      return admitted.getEvent().getEventId() + admitted.getPurposes();
    }
    if (body instanceof EndedSignal ended) {
      return "ended " + ended.getEnds() + " at " + ended.getAt();
    }
    if (body instanceof ErasureSignal erasure) {
      return "erased " + erasure.getReceiptId();
    }
    if (body instanceof LiftedSignal lifted) {
      return "lifted %s by %d@%d at %s"
          .formatted(
              lifted.getPurposes(), lifted.getPartition(), lifted.getOffset(), lifted.getAt());
    }
    if (body instanceof ReachSignal reach) {
      return "reach " + reach.getChannels();
    }
    if (body instanceof ReevaluationSignal asked) {
      return "judge by " + asked.getDefinition() + "@" + asked.getVersion();
    }
    return body instanceof EpochSignal epoch
        ? "epoch " + epoch.getEpoch()
        : "shut-off " + ((ShutOffSignal) body).getReceiptId();
  }
}
