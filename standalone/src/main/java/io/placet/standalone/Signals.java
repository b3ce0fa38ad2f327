package io.placet.standalone;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Ctrl-C does: the first runs the shutdown hooks as ever, a second one while they run ends the
 * process at once. Java alone ignores the second.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  /** Exit codes of a process that a signal ended, as shells know them. */
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private final Runnable beforeTheEnd;
  private final AtomicBoolean first = new AtomicBoolean(true);

  /**
   * Made once; {@link #listen} begins.
   *
   * @param beforeTheEnd says that the second was heard
   */
  Signals(Runnable beforeTheEnd) {
    this.beforeTheEnd = beforeTheEnd;
  }

  void listen() {
    EXIT_CODES.forEach(this::listen);
  }

  /**
   * By reflection: the compiler warns of every direct use of this class, and warnings are errors.
   */
  private void listen(String name, int exitCode) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  heard(exitCode);
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException elsewhere) {
      LOG.atWarn().setCause(elsewhere).log("A second Ctrl-C does not end a stop at once here");
    }
  }

  /** Runs on a thread of its own for each signal. */
  private void heard(int exitCode) {
    if (first.getAndSet(false)) {
      System.exit(exitCode);
    }
    beforeTheEnd.run();
    Runtime.getRuntime().halt(exitCode);
  }
}
