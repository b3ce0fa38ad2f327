package io.placet.acceptance.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints what the processes of a failed test wrote. */
final class OnFailure
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
  private static final List<PlacetProcess> STARTED = new CopyOnWriteArrayList<>();
  private static final int MOST = 3;

  static void shows(PlacetProcess process) {
    STARTED.add(process);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw shown(failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw shown(failure);
  }

  private static Throwable shown(Throwable failure) {
    int size = STARTED.size();
    STARTED
        .subList(Math.max(0, size - MOST), size)
        .forEach(process -> System.err.println(process.report()));
    return failure;
  }
}
