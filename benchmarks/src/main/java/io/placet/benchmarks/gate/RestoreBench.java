package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.flink.Uids;

/**
 * How long a start takes that finds many contacts in its state, from the call to the first event
 * that comes out and to the last of those that waited, and how much state a contact is: a data key,
 * two consents and an event each. The job before is stopped in the middle of its load, so that the
 * start finds changes that no file holds yet, and contacts that wait.
 */
public final class RestoreBench implements Bench {
  private static final String NAME = "gate";
  private static final int CONTACTS = 1_000_000;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    measure(report, quick ? CONTACTS / 10 : CONTACTS);
  }

  private static void measure(Report report, int contacts) throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = cleanup.keep(rig.load(contacts));
      load.recordConsents();
      load.queueEvents(contacts);
      int more = contacts / 5;
      Outputs out = rig.outputs();
      StateSize gate;
      StateSize engine;
      try (ContactJob job = rig.startGate()) {
        out.await(contacts);
        gate = rig.settledState(Uids.CONSENT_GATE);
        engine = rig.settledState(Uids.SEGMENT_ENGINE);
        load.queueEvents(contacts, more);
        out.await(contacts + more / 2);
        job.cancel();
      }
      Runnable nextOutput = out.next();
      long begun = System.nanoTime();
      cleanup.keep(rig.startGate());
      nextOutput.run();
      double first = (System.nanoTime() - begun) / 1e9;
      out.await(contacts + more);
      double all = (out.last() - begun) / 1e9;
      report.add(
          Result.of(NAME, "restore_1m_s", first, "s", contacts).with("all_that_waited_s", all));
      report.add(
          Result.of(
                  NAME, "gate_state_bytes_per_contact", per(contacts, gate.bytes()), "B", contacts)
              .with("of_these_changes", per(contacts, gate.changes()))
              .with("segment_engine_beside", per(contacts, engine.bytes())));
    }
  }

  private static double per(int contacts, long bytes) {
    return (double) bytes / contacts;
  }
}
