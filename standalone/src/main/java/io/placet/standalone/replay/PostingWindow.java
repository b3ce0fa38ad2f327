package io.placet.standalone.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hands out the sequence to lanes and knows how far it is acknowledged. All events of a contact go
 * through one lane, in order; no lane runs further ahead of the first event that is not
 * acknowledged than the window is wide, so that the lanes stay close in event time.
 */
final class PostingWindow {
  private static final byte PENDING = 0;
  private static final byte ACCEPTED = 1;
  private static final byte WITHHELD = 2;
  private static final byte REJECTED = 3;

  private final List<ReplayEvent> events;
  private final int width;
  private final int[] nextOfLane;
  private final byte[] outcomes;
  private Progress progress;
  private boolean stopped;

  /** Counts over the events that are acknowledged without a gap. */
  record Progress(int position, int withheld, int rejected) {}

  /** Events of one lane, by their places in the sequence. */
  record Batch(List<Integer> places) {
    Batch {
      places = List.copyOf(places);
    }
  }

  PostingWindow(List<ReplayEvent> events, int lanes, int width, ReplayState start) {
    this.events = events;
    this.width = width;
    this.nextOfLane = new int[lanes];
    Arrays.fill(nextOfLane, start.position());
    this.outcomes = new byte[events.size()];
    this.progress = new Progress(start.position(), start.withheld(), start.rejected());
  }

  /** Waits for the next events of a lane; an empty batch ends the lane. */
  synchronized Batch take(int lane, int most) throws InterruptedException {
    List<Integer> places = new ArrayList<>();
    while (!stopped) {
      int end = Math.min(events.size(), progress.position() + width);
      int next = nextOfLane[lane];
      for (; next < end && places.size() < most; next++) {
        if (laneOf(next) == lane) {
          places.add(next);
        }
      }
      nextOfLane[lane] = next;
      if (!places.isEmpty() || next == events.size()) {
        return new Batch(places);
      }
      wait();
    }
    return new Batch(List.of());
  }

  synchronized void acknowledge(Batch batch, Gateway.Collected answer) {
    for (int i = 0; i < batch.places().size(); i++) {
      outcomes[batch.places().get(i)] =
          answer.rejected().contains(i)
              ? REJECTED
              : answer.withheld().contains(i) ? WITHHELD : ACCEPTED;
    }
    advance();
    notifyAll();
  }

  synchronized Progress progress() {
    return progress;
  }

  /** Ends every lane after the batch it is posting. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private void advance() {
    int position = progress.position();
    int withheld = progress.withheld();
    int rejected = progress.rejected();
    for (; position < outcomes.length && outcomes[position] != PENDING; position++) {
      withheld += outcomes[position] == WITHHELD ? 1 : 0;
      rejected += outcomes[position] == REJECTED ? 1 : 0;
    }
    progress = new Progress(position, withheld, rejected);
  }

  private int laneOf(int place) {
    return Math.floorMod(events.get(place).contact().text().hashCode(), nextOfLane.length);
  }
}
