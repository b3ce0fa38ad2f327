package io.placet.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourlyCountsTest {
  private static final String SERIES = "orders";
  private static final Instant END = Instant.parse("2010-12-04T10:30:00Z");

  private final ViewStore store;
  private final HourlyCounts counts;

  HourlyCountsTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
    counts = new HourlyCounts(store, Family.ADMITTED_HISTORY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void hoursAndDaysSayTheSame() {
    add("2010-12-01T08:26:00Z", 2);
    add("2010-12-01T08:59:59.999Z", 1);
    commit();
    add("2010-12-01T08:00:00Z", 4);
    add("2010-12-03T00:00:00Z", 8);
    commit();

    assertThat(over("2010-12-01T00:00:00Z", "2010-12-04T00:00:00Z", Step.DAY).steps())
        .containsExactly(7L, 0L, 8L);
    assertThat(over("2010-12-01T07:00:00Z", "2010-12-01T10:00:00Z", Step.HOUR))
        .isEqualTo(new Counts(List.of(0L, 7L, 0L), 8));
    assertThat(over("2010-11-29T00:00:00Z", END.toString(), Step.WEEK).steps())
        .containsExactly(15L);
  }

  @Test
  void whatComesAfterARangeIsKeptApart() {
    add("2010-12-01T08:00:00Z", 1);
    add("2010-12-02T05:00:00Z", 2);
    add("2010-12-02T23:00:00Z", 4);
    add("2010-12-04T00:00:00Z", 8);
    commit();

    assertThat(over("2010-12-02T00:00:00Z", "2010-12-02T06:00:00Z", Step.HOUR).after())
        .isEqualTo(12);
    assertThat(over("2010-12-01T00:00:00Z", "2010-12-03T00:00:00Z", Step.DAY).after()).isEqualTo(8);
  }

  @Test
  void whatIsDatedAfterEverythingEndsCountsAtTheEnd() {
    add("2026-11-23T10:00:00Z", 3);
    commit();

    assertThat(over("2010-12-03T00:00:00Z", END.toString(), Step.DAY))
        .isEqualTo(new Counts(List.of(0L, 3L), 0));
    assertThat(over("2010-12-04T09:00:00Z", END.toString(), Step.HOUR))
        .isEqualTo(new Counts(List.of(0L, 3L), 0));
    assertThat(over("2010-12-03T00:00:00Z", "2010-12-04T00:00:00Z", Step.DAY))
        .isEqualTo(new Counts(List.of(0L), 3));
  }

  @Test
  void anExtentCoversTheHoursThatHaveSomething() {
    assertThat(counts.extent(SERIES)).isEmpty();

    add("2010-12-01T08:26:00Z", 1);
    add("2010-12-01T19:00:00Z", 1);
    add("2011-12-09T12:50:00Z", 1);
    commit();

    assertThat(counts.extent(SERIES))
        .contains(
            new Extent(
                Instant.parse("2010-12-01T08:00:00Z"), Instant.parse("2011-12-09T13:00:00Z")));
  }

  @Test
  void aSeriesIsNotMixedWithOneWhoseNameBeginsLikeIt() {
    counts.add(SERIES + "-of-others", Instant.parse("2010-12-01T08:26:00Z"), 5);
    commit();

    assertThat(counts.extent(SERIES)).isEmpty();
    assertThat(over("2010-12-01T00:00:00Z", END.toString(), Step.DAY).steps()).containsOnly(0L);
  }

  @Test
  void whatWasNotCommittedIsNotCounted() {
    add("2010-12-01T08:26:00Z", 1);
    try (ViewStore.Batch batch = store.batch()) {
      counts.write(batch);
    }

    assertThat(counts.extent(SERIES)).isEmpty();
  }

  private void add(String at, long count) {
    counts.add(SERIES, Instant.parse(at), count);
  }

  private void commit() {
    try (ViewStore.Batch batch = store.batch()) {
      counts.write(batch);
      batch.commit();
    }
  }

  private Counts over(String from, String to, Step step) {
    return counts.over(SERIES, new Range(Instant.parse(from), Instant.parse(to), END, step));
  }
}
