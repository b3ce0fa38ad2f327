package io.placet.jobs.contact.differential;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips a property but in the long run of the tests. */
final class OnlyWhenLong implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return Boolean.getBoolean("placet.long")
        ? SkipResult.doNotSkip()
        : SkipResult.skip("runs with -Dplacet.long=true");
  }
}
