package io.placet.standalone.replay;

import io.placet.standalone.replay.PostingWindow.Batch;
import io.placet.standalone.replay.ReplayStopped.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Posts what the window hands out, lane by lane, one batch of a lane at a time. */
final class EventPoster {
  static final int LARGEST_BATCH = 100;

  /** Below the 500 KB that the API takes. */
  private static final int MOST_BYTES = 480_000;

  private final Gateway gateway;
  private final List<ReplayEvent> events;
  private final PostingWindow window;
  private final Pacer pacer;
  private final Patience.Sleeper sleeper;
  private final Duration shift;

  EventPoster(
      Gateway gateway,
      List<ReplayEvent> events,
      PostingWindow window,
      Pacer pacer,
      Patience.Sleeper sleeper,
      Duration shift) {
    this.gateway = gateway;
    this.events = events;
    this.window = window;
    this.pacer = pacer;
    this.sleeper = sleeper;
    this.shift = shift;
  }

  void post(int lanes) throws ReplayStopped, InterruptedException {
    List<Workers.Work> works = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      int lane = i;
      works.add(() -> run(lane));
    }
    Workers.runAll(works, window::stop);
  }

  private void run(int lane) throws ReplayStopped, InterruptedException {
    int most = pacer.batchSize(LARGEST_BATCH);
    for (Batch batch = window.take(lane, most);
        !batch.places().isEmpty();
        batch = window.take(lane, most)) {
      sleeper.sleep(pacer.reserve(batch.places().size()));
      post(batch);
    }
  }

  private void post(Batch batch) throws ReplayStopped, InterruptedException {
    int size = batch.places().size();
    byte[] body = EventJson.batch(batch.places().stream().map(events::get).toList(), shift);
    if (body.length > MOST_BYTES && size > 1) {
      post(new Batch(batch.places().subList(0, size / 2)));
      post(new Batch(batch.places().subList(size / 2, size)));
      return;
    }
    Gateway.Collected answer = gateway.collect(body);
    requirePlaces(answer, size);
    window.acknowledge(batch, answer);
  }

  private static void requirePlaces(Gateway.Collected answer, int size) throws Refused {
    List<Integer> named = new ArrayList<>(answer.withheld());
    named.addAll(answer.rejected());
    for (int place : named) {
      if (place < 0 || place >= size) {
        throw new Refused("the gateway named event %d of a batch of %d".formatted(place, size));
      }
    }
  }
}
