package io.placet.jobs.contact.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a history to the operators and to the reference, and compares them after each element. */
final class Play implements AutoCloseable {
  /** By then another contact that waits has been looked at, however slow the machine is. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  /** So many may wait at most: those that there are, and those that there were. */
  private static final int MOST_WAITING = 2 * Ground.CONTACTS;

  /** Of a contact that was erased the gate keeps that it was. */
  private static final int MARKER = 1;

  private final WallClock clock = new WallClock();
  private final Topics topics = new Topics();
  private final Definer definer = new Definer();
  private final Writer writer;
  private final Sender sender;
  private final RealJob real;
  private final PlainJob plain;
  private final Promises promises;
  private final List<Outcome.Timed> outcomes = new ArrayList<>();
  private Position position = Position.beginning();
  private Position kept = Position.beginning();
  private List<Definer.Defined> submitted;
  private int attempt;
  private boolean markersRead;
  private boolean ticked;
  private boolean lookedAgain;

  /** How far the sources are, and how much of what came out is committed. */
  @SuppressWarnings("ArrayRecordComponent") // counters, never compared
  private record Position(int[] log, int[] events, int[] definitions, int outcomes) {
    static Position beginning() {
      return new Position(new int[Ground.PARTITIONS], new int[Ground.PARTITIONS], new int[1], 0);
    }

    Position copy(int committed) {
      return new Position(log.clone(), events.clone(), definitions.clone(), committed);
    }
  }

  Play(Ground ground) throws Exception {
    writer = new Writer(ground, topics, definer, clock);
    sender = new Sender(topics, writer, clock);
    List<Definer.Defined> definitions = List.copyOf(definer.topic());
    submitted = definitions;
    real = new RealJob(ground, clock, new Words(ground, writer, sender), writer, definitions);
    plain = new PlainJob(ground, clock, writer::areKeysDestroyed, real::looked, definitions);
    promises = new Promises(topics);
    appendMarkers();
  }

  void play(List<Step> steps) throws Exception {
    for (Step step : steps) {
      take(step);
    }
    readDefinitions(definer.topic().size());
    readAll(false);
    tick();
    promises.holdFor(outcomes, clock.instant());
    eraseEverybody();
  }

  private void take(Step step) throws Exception {
    if (step instanceof Step.ReadLog read) {
      for (int read1 = 0; read1 < read.atMost(); read1++) {
        readLog(read.partition());
      }
    } else if (step instanceof Step.ReadEvents read) {
      for (int read1 = 0; read1 < read.atMost(); read1++) {
        readEvent(read.partition());
      }
    } else if (step instanceof Step.ReadDefinitions read) {
      readDefinitions(read.atMost());
    } else if (step instanceof Step.ReadAll read) {
      readAll(read.eventsFirst());
    } else if (step instanceof Step.Pass pass) {
      pass(pass.time());
      if (pass.ticks()) {
        tick();
      }
    } else if (step instanceof Step.Tick) {
      tick();
    } else if (step instanceof Step.Checkpoint) {
      checkpoint();
    } else if (step instanceof Step.Restart restart) {
      restart(restart);
    } else {
      writer.take(step);
      sender.take(step);
      definer.take(step);
    }
  }

  /** Something that happens to both. */
  @FunctionalInterface
  private interface Happening {
    void to(Job job) throws Exception;
  }

  private void both(Happening happening) throws Exception {
    happening.to(real);
    happening.to(plain);
    compare(note(real.outcomes()), plain.outcomes());
  }

  private List<Outcome> note(List<Outcome> came) {
    came.forEach(outcome -> outcomes.add(new Outcome.Timed(outcome, clock.instant())));
    return came;
  }

  private void compare(List<Outcome> came, List<Outcome> expected) {
    assertThat(words(came)).as("what left the operators").isEqualTo(words(expected));
    assertThat(real.gateEntries()).as("what the gate keeps").isEqualTo(plain.gateEntries());
    assertThat(real.engineEntries()).as("what segments keep").isEqualTo(plain.engineEntries());
  }

  private static List<String> words(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::words).sorted().toList();
  }

  private boolean readLog(int partition) throws Exception {
    List<Topics.Entry> log = topics.log(partition);
    if (position.log()[partition] >= log.size()) {
      return false;
    }
    Topics.Entry entry = log.get(position.log()[partition]);
    position.log()[partition]++;
    if (entry.subject().isPresent()) {
      both(job -> job.readLog(entry));
    } else {
      markerRead();
    }
    return true;
  }

  /** Each partition's newest marker is that of the present attempt. */
  private void markerRead() throws Exception {
    boolean all = true;
    for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
      all &= topics.hasReadMarker(partition, position.log()[partition], attempt);
    }
    if (all && !markersRead) {
      markersRead = true;
      both(job -> job.readMarkers(attempt));
      lookAgain();
    }
  }

  private void lookAgain() throws Exception {
    if (markersRead && ticked && !lookedAgain) {
      lookedAgain = true;
      List<Outcome> came = new ArrayList<>();
      List<Outcome> expected = new ArrayList<>();
      for (int waiting = 0; waiting < MOST_WAITING; waiting++) {
        clock.pass(LOOK_AGAIN);
        real.clockMoved();
        plain.clockMoved();
        came.addAll(note(real.outcomes()));
        expected.addAll(plain.outcomes());
      }
      compare(came, expected);
    }
  }

  private void readDefinitions(int atMost) throws Exception {
    for (int read = 0; read < atMost; read++) {
      int next = position.definitions()[0];
      if (next < definer.topic().size()) {
        position.definitions()[0]++;
        both(job -> job.readDefinition(definer.topic().get(next)));
      }
    }
  }

  private boolean readEvent(int partition) throws Exception {
    List<Topics.Sent> events = topics.events(partition);
    if (position.events()[partition] >= events.size()) {
      return false;
    }
    Topics.Sent event = events.get(position.events()[partition]);
    position.events()[partition]++;
    both(job -> job.readEvent(event));
    return true;
  }

  private void readAll(boolean eventsFirst) throws Exception {
    for (boolean events : new boolean[] {eventsFirst, !eventsFirst}) {
      for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
        while (events ? readEvent(partition) : readLog(partition)) {
          // until nothing is left
        }
      }
    }
  }

  private void pass(Duration time) throws Exception {
    clock.pass(time);
    both(Job::clockMoved);
  }

  private void tick() throws Exception {
    ticked = true;
    both(job -> job.reachEventTime(clock.instant().minus(Ground.LATENESS)));
    lookAgain();
  }

  private void checkpoint() throws Exception {
    both(Job::checkpoint);
    kept = position.copy(outcomes.size());
  }

  private void restart(Step.Restart step) throws Exception {
    if (step.planned()) {
      checkpoint();
    }
    clock.pass(step.after());
    position = kept.copy(kept.outcomes());
    outcomes.subList(kept.outcomes(), outcomes.size()).clear();
    attempt++;
    markersRead = false;
    ticked = false;
    lookedAgain = false;
    if (step.planned()) {
      // Who starts it again submits it anew.
      submitted = List.copyOf(definer.topic());
    }
    both(job -> job.restart(attempt, submitted));
    appendMarkers();
  }

  private void appendMarkers() {
    for (int partition = 0; partition < Ground.PARTITIONS; partition++) {
      topics.appendMarker(partition, clock.instant(), attempt);
    }
  }

  private void eraseEverybody() throws Exception {
    List<SubjectId> all = writer.subjects();
    all.forEach(writer::erase);
    readAll(false);
    // A question waits for its definition, and has been answered by then.
    assertThat(real.gateEntries()).as("entries of the gate's state").isEqualTo(all.size() * MARKER);
    assertThat(real.engineEntries()).as("entries of the engine's state").isZero();
    assertThat(real.timers()).as("timers").isZero();
  }

  @Override
  public void close() {
    real.close();
  }
}
