package io.placet.gateway.reevaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffsetSetTest {
  private static final Run RUN = new Run("segment/a", 1, Instant.EPOCH);
  private static final Run NEXT = new Run("segment/a", 2, Instant.EPOCH.plusMillis(1));

  @Test
  void itIsASetOfPlaces() {
    Random random = new Random(1);
    OffsetSet set = new OffsetSet();
    Set<String> model = new HashSet<>();
    for (int step = 0; step < 20_000; step++) {
      int partition = random.nextInt(4);
      long offset = random.nextInt(9_000);
      String place = partition + "@" + offset;
      if (random.nextInt(3) > 0) {
        assertThat(set.add(partition, offset)).isEqualTo(model.add(place));
      } else {
        assertThat(set.remove(partition, offset)).isEqualTo(model.remove(place));
      }
      assertThat(set.size()).isEqualTo(model.size());
    }
    for (int offset = 0; offset < 9_000; offset++) {
      assertThat(set.contains(3, offset)).isEqualTo(model.contains("3@" + offset));
    }
  }

  @Test
  void aContactIsOpenUntilItsOwnRecordIsDoneInWhateverOrderThatIsRead() {
    Tally tally = new Tally();
    tally.done(0, 7);
    tally.asked(new Tally.Asked(RUN, 0, 7), Optional.empty());
    tally.asked(new Tally.Asked(RUN, 0, 8), Optional.empty());
    assertThat(tally.outstanding(RUN)).isEqualTo(1);

    tally.done(0, 8);
    tally.done(0, 8);
    assertThat(tally.outstanding(RUN)).isZero();
    assertThat(tally.askedSoFar(RUN)).isEqualTo(2);
  }

  @Test
  void whoIsAskedForAnewIsOpenInTheNewRunAlone() {
    Tally tally = new Tally();
    Tally.Asked before = new Tally.Asked(RUN, 1, 3);
    tally.asked(before, Optional.empty());
    tally.asked(new Tally.Asked(NEXT, 1, 9), Optional.of(before));

    assertThat(tally.outstanding(RUN)).isZero();
    assertThat(tally.outstanding(NEXT)).isEqualTo(1);
    assertThat(tally.inTheLog()).containsExactly(NEXT);
    tally.done(1, 3);
    assertThat(tally.outstanding(NEXT)).isEqualTo(1);
  }
}
