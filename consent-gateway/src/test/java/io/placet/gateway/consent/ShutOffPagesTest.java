package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.consent.ShutOffQuery.State;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts, listed. */
class ShutOffPagesTest extends ToldShutOffs {
  ShutOffPagesTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void receiptsAreListedByStateNewestFirstAPageAtATime() {
    for (int i = 1; i <= 5; i++) {
      withdraw("p-" + i);
      clock.move(Duration.ofSeconds(1));
    }
    marker("a", end);
    shutOffs.streamStopped("p-2", clock.instant());
    shutOffs.streamStopped("p-4", clock.instant());

    assertThat(ids(State.ALL)).containsExactly("p-5", "p-4", "p-3", "p-2", "p-1");
    assertThat(ids(State.OPEN)).containsExactly("p-5", "p-3", "p-1");
    assertThat(ids(State.COMPLETE)).containsExactly("p-4", "p-2");

    ShutOffPage first = shutOffs.page(State.ALL, Optional.empty(), 2);
    assertThat(ids(first)).containsExactly("p-5", "p-4");
    assertThat(first.next()).contains("p-4");
    ShutOffPage second = shutOffs.page(State.ALL, shutOffs.find("p-4"), 3);
    assertThat(ids(second)).containsExactly("p-3", "p-2", "p-1");
    assertThat(second.next()).isEmpty();
    assertThat(ids(shutOffs.page(State.OPEN, shutOffs.find("p-4"), 1))).containsExactly("p-3");

    clock.move(DEADLINE.minusSeconds(3));
    assertThat(ids(State.OVERDUE)).containsExactly("p-3", "p-1");
  }

  @Test
  void receiptsOfAViewWithoutTheIndexAreStillThere() {
    withdraw("old-open");
    long withdrawal = withdraw("old-complete");
    marker("a", withdrawal + 1);
    shutOffs.streamStopped("old-complete", clock.instant());

    try (ViewStore before = new ViewStore(folder.resolve("before"))) {
      try (ViewStore.Batch batch = before.batch()) {
        store.scan(
            Family.SHUT_OFFS, new byte[0], (key, value) -> batch.put(Family.SHUT_OFFS, key, value));
        batch.commit();
      }
      shutOffs = new ShutOffs(before, ToldShutOffs::subjectOf, clock, DEADLINE, completed::add);

      assertThat(ids(State.ALL)).containsExactlyInAnyOrder("old-complete", "old-open");
      assertThat(ids(State.OPEN)).containsExactly("old-open");
      assertThat(ids(State.COMPLETE)).containsExactly("old-complete");
    }
  }

  @Test
  void aViewThatIsReadAnewListsWhatTheLogTells() {
    withdraw("forgotten");
    store.clear(shutOffs.families());
    shutOffs.cleared();

    withdraw("told");

    assertThat(ids(State.ALL)).containsExactly("told");
    assertThat(ids(State.OPEN)).containsExactly("told");
  }
}
