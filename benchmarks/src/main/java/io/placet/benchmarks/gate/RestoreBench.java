package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.jobs.contact.ContactJob;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a start takes that finds many contacts in its state, from the call to the first event
 * that comes out, and how much state a contact is: a data key, two consents and an event each.
 */
final class RestoreBench {
  private static final long SETTLE_MS = 3_000;

  private RestoreBench() {}

  static void run(Report report, String bench, int contacts) throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = cleanup.keep(rig.load(contacts));
      load.recordConsents();
      load.queueEvents(contacts);
      try (ContactJob job = rig.startGate()) {
        load.awaitOutputs(contacts);
        // some checkpoints more: what the last events left is in them
        LockSupport.parkNanos(SETTLE_MS * 1_000_000);
        job.cancel();
      }
      long state = rig.stateBytes();
      Runnable nextOutput = load.nextOutput();
      load.queueEvents(contacts, 1);
      long begun = System.nanoTime();
      cleanup.keep(rig.startGate());
      nextOutput.run();
      double seconds = (System.nanoTime() - begun) / 1e9;
      report.add(Result.of(bench, "restore_1m_s", seconds, "s", contacts));
      report.add(
          Result.of(
              bench, "gate_state_bytes_per_contact", (double) state / contacts, "B", contacts));
    }
  }
}
