package io.placet.standalone.replay;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** One run of a replay, from its files to its counts. */
final class Replay {
  /**
   * With the file's own times the events drive the watermark, so the log must have them in the
   * sequence's order.
   */
  private static final int LANES_IN_FILE_TIME = 1;

  private static final int LANES = 4;
  private static final int WINDOW = LANES * EventPoster.LARGEST_BATCH;

  private final Options options;
  private final Console console;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Patience.Sleeper sleeper;

  /**
   * @param speed events a second at most
   * @param data placet's data folder
   */
  record Options(
      Path file, Path mapping, OptionalInt speed, boolean keepTimes, Path data, URI gateway) {}

  /**
   * @param out for the one line of counts
   * @param err for everything else
   */
  record Console(PrintWriter out, PrintWriter err, boolean terminal) {}

  /** What a run works on, once read. */
  private record Work(Mapping mapping, ReplaySequence sequence, Gateway gateway) {}

  Replay(
      Options options,
      Console console,
      Clock clock,
      LongSupplier nanoTime,
      Patience.Sleeper sleeper) {
    this.options = options;
    this.console = console;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  void run() throws ReplayStopped, InterruptedException {
    Mapping mapping = MappingReader.read(options.mapping());
    Credentials credentials = Credentials.read(options.data());
    try (StateFile file =
        StateFile.open(options.data(), mapping.name(), Sha256.hexOf(options.file()))) {
      run(mapping, credentials, file);
    }
  }

  private void run(Mapping mapping, Credentials credentials, StateFile file)
      throws ReplayStopped, InterruptedException {
    ReplaySequence sequence = new SequenceReader(mapping).read(options.file());
    Patience patience = new Patience(nanoTime, sleeper, this::note);
    Gateway gateway = new Gateway(options.gateway(), credentials, patience);

    ReplayState state = start(file, sequence, gateway);
    if (state.finished()) {
      note("this replay is finished: nothing is posted, the counts are those of its runs");
    } else {
      if (state.position() > 0) {
        note("resuming at event %,d of %,d".formatted(state.position(), state.events()));
      }
      state = post(new Work(mapping, sequence, gateway), file, state);
    }
    ReplaySummary.print(console, sequence, state);
  }

  private ReplayState start(StateFile file, ReplaySequence sequence, Gateway gateway)
      throws ReplayStopped, InterruptedException {
    Beginning beginning =
        new Beginning(gateway, clock, options.keepTimes(), Sha256.hexOf(options.mapping()));
    Optional<ReplayState> before = file.load();
    if (before.isPresent()) {
      return beginning.resume(before.get(), sequence.events().size());
    }
    ReplayState state = beginning.begin(sequence.events());
    file.save(state);
    return state;
  }

  private ReplayState post(Work work, StateFile file, ReplayState start)
      throws ReplayStopped, InterruptedException {
    int lanes = options.keepTimes() ? LANES_IN_FILE_TIME : LANES;
    PostingWindow window = new PostingWindow(work.sequence().events(), lanes, WINDOW, start);
    Bookmark bookmark = new Bookmark(file, start, window, nanoTime);
    ConsentPoster consents =
        new ConsentPoster(work.gateway(), work.mapping().consents(), work.sequence().identified());
    EventPoster events =
        new EventPoster(
            work.gateway(),
            work.sequence().events(),
            window,
            new Pacer(options.speed(), nanoTime),
            sleeper,
            Duration.ofMillis(start.shiftMillis()));
    ProgressReport report = new ProgressReport(console, () -> status(bookmark.state(), consents));
    Ticker ticker = new Ticker(bookmark, report, console.err());
    ticker.start();
    try {
      if (!start.consentsPosted()) {
        consents.post();
        bookmark.consentsPosted();
      }
      events.post(lanes);
    } finally {
      ticker.stop();
      bookmark.save();
    }
    return bookmark.state();
  }

  private static ProgressReport.Status status(ReplayState state, ConsentPoster consents) {
    return state.consentsPosted()
        ? new ProgressReport.Status("events", state.position(), state.events())
        : new ProgressReport.Status("consents", consents.posted(), consents.size());
  }

  private void note(String text) {
    console.err().println(text);
    console.err().flush();
  }
}
