package io.placet.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void itGrowsByWhatTheProcessComputes() {
    double before = CpuTime.seconds(ProcessHandle.current());
    compute(0.2);
    double after = CpuTime.seconds(ProcessHandle.current());

    assertThat(after - before).isBetween(0.15, 10.0);
  }

  @Test
  void aProcessThatIsGoneHasNone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertThatThrownBy(() -> CpuTime.seconds(process.toHandle()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void compute(double seconds) {
    long until = THREADS.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
    while (THREADS.getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
  }
}
