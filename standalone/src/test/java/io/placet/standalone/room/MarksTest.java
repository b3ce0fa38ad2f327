package io.placet.standalone.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  private static final long MB = 1L << 20;
  private static final Marks OF_100 = Marks.of(OptionalLong.of(100), 5_000);

  @ParameterizedTest
  @CsvSource({
    "ENOUGH, 100, ENOUGH",
    "ENOUGH, 99, LOW",
    "ENOUGH, 25, LOW",
    "ENOUGH, 24, LAST",
    "LOW, 124, LOW",
    "LOW, 125, ENOUGH",
    "LAST, 25, LOW",
    "LAST, 124, LOW",
    "LAST, 125, ENOUGH"
  })
  void itTurnsLowBelowTheReserveAndEnoughOnlyWellAboveIt(Level before, long left, Level after) {
    assertThat(OF_100.level(before, left)).isEqualTo(after);
  }

  @Test
  void whatGoingOnNeedsIsWaitedFor() {
    Marks marks = OF_100.withResumption(50);
    assertThat(marks.level(Level.LOW, 174)).isEqualTo(Level.LOW);
    assertThat(marks.level(Level.LOW, 175)).isEqualTo(Level.ENOUGH);
    assertThat(marks.level(Level.ENOUGH, 100)).isEqualTo(Level.ENOUGH);
  }

  @ParameterizedTest
  @CsvSource({"100_000, 512", "5_120, 512", "1_000, 100"})
  void withoutAWishItIs512MegabytesOrATenthOfASmallDisk(String size, long reserve) {
    long disk = Long.parseLong(size.replace("_", "")) * MB;
    assertThat(Marks.of(OptionalLong.empty(), disk).low()).isEqualTo(reserve * MB);
  }
}
