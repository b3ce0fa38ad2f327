package io.placet.jobs.contact.differential;

import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * The operators say what the reference says, whatever happens in whatever order.
 *
 * <p>A history that fails is shrunk and printed, one step a line. The seed that is printed with it
 * plays it again: {@code @Property(seed = "…")}.
 */
class StreamDifferentialTest {
  private static @Nullable Ground ground;

  @BeforeContainer
  static void open() {
    ground = new Ground();
  }

  @AfterContainer
  static void close() {
    if (ground != null) {
      ground.close();
    }
  }

  @Property(
      tries = 200,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void theOperatorsSayWhatTheReferenceSays(@ForAll("histories") History history) throws Exception {
    history.play(ground());
  }

  @Property(
      tries = 10_000,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  @AddLifecycleHook(OnlyWhenLong.class)
  void theyDoTenThousandTimes(@ForAll("histories") History history) throws Exception {
    history.play(ground());
  }

  private static Ground ground() {
    return Objects.requireNonNull(ground);
  }

  @Provide
  Arbitrary<History> histories() {
    return Steps.histories();
  }
}
