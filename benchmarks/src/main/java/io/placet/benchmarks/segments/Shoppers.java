package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.GateRig;
import io.placet.benchmarks.harness.Cleanup;
import java.util.Optional;

/** Contacts who let everything be derived; three of five get the newsletter by e-mail. */
public final class Shoppers {
  private Shoppers() {}

  public static GateLoad in(GateRig rig, Cleanup cleanup, int contacts) {
    GateLoad load = cleanup.keep(rig.load(contacts));
    load.recordConsents();
    load.recordConsents(contact -> true, RuleMix.TRACKED, Optional.empty());
    load.recordConsents(contact -> contact % 5 < 3, "newsletter", Optional.of("email"));
    return load;
  }
}
