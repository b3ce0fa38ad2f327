package io.placet.domain.signal;

import io.placet.domain.register.SignalKind;
import io.placet.domain.register.Signals;
import java.util.Set;

/**
 * A signal as it was read, not yet held against the register.
 *
 * @param allowed names that it says yes to; a name that is also denied is denied
 * @param denied names that it says no to
 * @param deniesTheRest whether it says no to every name that it does not mention
 */
public record Signal(
    SignalKind kind, Set<String> allowed, Set<String> denied, boolean deniesTheRest) {
  /** {@code Sec-GPC: 1}, which can say no and nothing else. */
  public static final Signal GPC =
      new Signal(SignalKind.GPC, Set.of(), Set.of(Signals.OBJECTS), false);

  /** What a signal says to one name. */
  enum Answer {
    YES,
    NO,
    NOTHING
  }

  public Signal {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
  }

  Answer to(String name) {
    if (denied.contains(name)) {
      return Answer.NO;
    }
    if (allowed.contains(name) && kind != SignalKind.GPC) {
      return Answer.YES;
    }
    return deniesTheRest ? Answer.NO : Answer.NOTHING;
  }
}
