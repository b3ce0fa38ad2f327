package io.placet.domain.segment;

import static io.placet.domain.segment.History.ORDER;
import static io.placet.domain.segment.History.WINDOW;
import static io.placet.domain.segment.History.at;
import static io.placet.domain.segment.History.order;
import static io.placet.domain.segment.History.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FirstOrLastTest {
  private static final List<Event> ORDERS_AT_0_AND_40 = List.of(order(0, "1"), order(40, "1"));

  @ParameterizedTest(name = "{0} {1} at {2}: {3}, next {4}")
  @CsvSource({
    "FIRST, WITHIN, 50, true, 100",
    "FIRST, WITHIN, 99, true, 100",
    "FIRST, WITHIN, 100, false,",
    "FIRST, BEFORE, 99, false, 100",
    "FIRST, BEFORE, 100, true,",
    "LAST, WITHIN, 100, true, 140",
    "LAST, WITHIN, 140, false,",
    "LAST, BEFORE, 139, false, 140",
    "LAST, BEFORE, 140, true,",
    "LAST, WITHIN, 10, true, 40"
  })
  void anEventIsWithinItsBoundUntilItIsThatOld(
      Which which, Age age, long now, boolean holds, Long next) {
    Rule rule = new FirstOrLast(which, Occurrence.of(ORDER), age, WINDOW);
    assertThat(History.holds(rule, ORDERS_AT_0_AND_40, at(now))).isEqualTo(holds);
    assertThat(History.nextChange(rule, ORDERS_AT_0_AND_40, at(now)))
        .isEqualTo(Optional.ofNullable(next).map(History::at));
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNoneNothingIsTrueOfIt(Age age) {
    Rule rule = new FirstOrLast(Which.LAST, Occurrence.of(ORDER), age, WINDOW);
    assertThat(History.holds(rule, List.of(view(0)), at(10))).isFalse();
  }

  @Test
  void theLastOneIsWithinExactlyWhenOneHappenedInTheWindow() {
    Rule last = new FirstOrLast(Which.LAST, Occurrence.of(ORDER), Age.WITHIN, WINDOW);
    for (int now = 0; now < 200; now++) {
      assertThat(History.holds(last, ORDERS_AT_0_AND_40, at(now)))
          .isEqualTo(History.holds(History.did(ORDER, WINDOW), ORDERS_AT_0_AND_40, at(now)));
    }
  }
}
