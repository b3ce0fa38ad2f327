package io.placet.standalone.room;

import io.placet.gateway.log.NoRoomException;
import io.placet.gateway.log.Room;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the disks several times a second. A disk that tells no size is not judged: it may be one
 * that grows.
 */
public final class RoomWatch implements Room, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final List<Watched> folders;
  private final OptionalLong reserve;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "room");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Finding found;

  /**
   * Looks once; {@link #start} goes on.
   *
   * @param reserve bytes to keep free on each disk; else it follows from its size
   */
  public RoomWatch(List<Watched> folders, OptionalLong reserve) {
    this.folders = List.copyOf(folders);
    this.reserve = reserve;
    this.found = measure(Level.ENOUGH);
  }

  /** Looks again and again, and tells when the level is another. */
  public void start(Consumer<Finding> changed) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> lookAndGoOn(changed),
            BETWEEN_LOOKS.toMillis(),
            BETWEEN_LOOKS.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What the newest look found. */
  public Finding found() {
    return found;
  }

  /** Looks now, as if for the first time. */
  public Finding lookNow() {
    return measure(Level.ENOUGH);
  }

  /** A look that fails must not be the last. */
  private void lookAndGoOn(Consumer<Finding> changed) {
    try {
      look(changed);
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("The disks could not be looked at");
    }
  }

  void look(Consumer<Finding> changed) {
    Level before = found.level();
    Finding now = measure(before);
    found = now;
    if (now.level() != before) {
      LOG.atWarn()
          .addKeyValue("level", now.level())
          .addKeyValue("left", now.left())
          .addKeyValue("needed", now.needed())
          .log("Room on a disk has changed");
      changed.accept(now);
    }
  }

  private Finding measure(Level before) {
    return folders.stream()
        .filter(folder -> folder.size().getAsLong() > 0)
        .map(folder -> measure(folder, before))
        .max(Comparator.comparing(Finding::level).thenComparing(f -> f.needed() - f.left()))
        .orElseGet(() -> new Finding(Level.ENOUGH, folders.get(0).folder(), 0, 0));
  }

  private Finding measure(Watched folder, Level before) {
    Marks toGo = marks(folder);
    long left = folder.left().getAsLong();
    if (before == Level.ENOUGH && toGo.level(before, left) == Level.ENOUGH) {
      return new Finding(Level.ENOUGH, folder.folder(), left, toGo.low());
    }
    Marks toGoOn = toGo.withResumption(folder.resumption().getAsLong());
    Level level = toGoOn.level(before, left);
    return new Finding(level, folder.folder(), left, toGoOn.again());
  }

  private Marks marks(Watched folder) {
    return Marks.of(reserve, folder.size().getAsLong());
  }

  /** For metrics: each folder, and what is kept free on its disk. */
  List<Watched> folders() {
    return folders;
  }

  long keptFree(Watched folder) {
    return marks(folder).low();
  }

  @Override
  public void requireForMore() {
    require(found.level() == Level.ENOUGH);
  }

  @Override
  public void requireForAnswers() {
    require(found.level() != Level.LAST);
  }

  private void require(boolean room) {
    if (!room) {
      throw new NoRoomException(found.toProblem());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
