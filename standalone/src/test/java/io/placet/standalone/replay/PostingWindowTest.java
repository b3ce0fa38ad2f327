package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.standalone.replay.PostingWindow.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostingWindowTest {
  private static final Gateway.Collected ALL_TAKEN = new Gateway.Collected(Set.of(), Set.of());

  /** Text hashes of one letter and one digit alternate between two lanes. */
  private static final List<ReplayEvent> EVENTS =
      IntStream.range(0, 10).mapToObj(i -> event(i, i % 2)).toList();

  private final PostingWindow window = window(0, 4);

  private static PostingWindow window(int position, int width) {
    return new PostingWindow(
        EVENTS, 2, width, new ReplayState("", false, 0, true, 10, position, 0, 0, 0));
  }

  private static ReplayEvent event(int place, int contact) {
    return new ReplayEvent(
        "m-" + place,
        new Contact(Contact.Kind.USER, Integer.toString(contact)),
        "Order Completed",
        Instant.EPOCH,
        Map.of());
  }

  private static int laneOfContact(int contact) {
    return Math.floorMod(("user:" + contact).hashCode(), 2);
  }

  @Test
  void aLaneGetsItsContactsEventsInOrderAndNoFurtherThanTheWindow() throws Exception {
    assertThat(window.take(laneOfContact(0), 100).places()).containsExactly(0, 2);
    assertThat(window.take(laneOfContact(1), 100).places()).containsExactly(1, 3);
  }

  @Test
  void thePositionStopsAtTheFirstEventThatIsNotAcknowledged() throws Exception {
    Batch first = window.take(laneOfContact(0), 100);
    Batch second = window.take(laneOfContact(1), 100);

    window.acknowledge(second, new Gateway.Collected(Set.of(0), Set.of(1)));
    assertThat(window.progress()).isEqualTo(new PostingWindow.Progress(0, 0, 0));

    window.acknowledge(first, ALL_TAKEN);
    assertThat(window.progress()).isEqualTo(new PostingWindow.Progress(4, 1, 1));
  }

  @Test
  void theWindowMovesWithThePosition() throws Exception {
    window.acknowledge(window.take(laneOfContact(0), 100), ALL_TAKEN);

    assertThat(window.take(laneOfContact(0), 100).places()).containsExactly(4);
  }

  @Test
  void aResumeBeginsAtThePosition() throws Exception {
    assertThat(window(7, 100).take(laneOfContact(0), 100).places()).containsExactly(8);
  }

  @Test
  void aStoppedWindowEndsEveryLane() throws Exception {
    window.stop();

    assertThat(window.take(0, 100).places()).isEmpty();
  }
}
