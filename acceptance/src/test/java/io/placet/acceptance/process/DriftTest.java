package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void aSawToothIsFlat() {
    assertThat(heap(minute -> 100 + minute % 7).isFlat()).isTrue();
  }

  @Test
  void whatOnlyGrowsAtTheStartIsFlat() {
    assertThat(heap(minute -> Math.min(300, 20 * minute)).isFlat()).isTrue();
  }

  @Test
  void aSlowLeakIsSeen() {
    assertThat(heap(minute -> 100 + minute).isFlat()).isFalse();
  }

  @Test
  void fewSamplesTellNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> drift(3, minute -> 1));
  }

  @Test
  void theHeapInUseIsRead() {
    assertThat(
            Vitals.heapKb(
                " garbage-first heap   total 262144K, used 102400K [0x00000000, 0x00000001)"))
        .isEqualTo(102_400);
  }

  private static Drift heap(IntToDoubleFunction byMinute) {
    return drift(60, byMinute);
  }

  private static Drift drift(int minutes, IntToDoubleFunction byMinute) {
    List<Vitals> samples =
        IntStream.range(0, minutes)
            .mapToObj(minute -> new Vitals(byMinute.applyAsDouble(minute), 0, 0, 0))
            .toList();
    return Drift.of("heap", samples, Vitals::heapMb, 0.1, 10);
  }
}
