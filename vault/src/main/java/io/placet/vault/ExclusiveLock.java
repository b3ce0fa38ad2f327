package io.placet.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A lock over all threads and all processes on one byte of a file. It ends with its process; any
 * thread may release it.
 *
 * <p>A file lock is held by the process, so its threads need a lock of their own. And closing any
 * channel of a file may release all locks that the process holds on it: one channel serves all.
 */
final class ExclusiveLock {
  private static final long FIRST_PAUSE_MS = 1;
  private static final long LONGEST_PAUSE_MS = 25;

  private record Place(Path file, int number) {}

  private static final class Shared {
    private final FileChannel channel;
    private int users;

    Shared(FileChannel channel) {
      this.channel = channel;
    }
  }

  /** What this process holds or waits for, and the channel of each file; guards both. */
  private static final Set<Place> TAKEN = new HashSet<>();

  private static final Map<Path, Shared> CHANNELS = new HashMap<>();

  private final Place place;
  private final FileLock lock;
  private final AtomicBoolean released = new AtomicBoolean();

  private ExclusiveLock(Place place, FileLock lock) {
    this.place = place;
    this.lock = lock;
  }

  /**
   * Waits for the lock and takes it.
   *
   * @param file a real path, made where it is missing
   * @param number which of the file's locks, from 0
   * @throws VaultException if another holds it for longer
   */
  static ExclusiveLock hold(Path file, int number, Duration atMost) throws IOException {
    long deadline = System.nanoTime() + atMost.toNanos();
    Place place = new Place(file, number);
    FileChannel channel = take(place, deadline);
    boolean held = false;
    try {
      ExclusiveLock lock = new ExclusiveLock(place, lock(channel, place, deadline));
      held = true;
      return lock;
    } finally {
      if (!held) {
        leave(place);
      }
    }
  }

  private static FileChannel take(Place place, long deadline) throws IOException {
    synchronized (TAKEN) {
      while (TAKEN.contains(place)) {
        long leftMs = (deadline - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
          throw busy(place);
        }
        try {
          TAKEN.wait(leftMs);
        } catch (InterruptedException stop) {
          throw interrupted(place);
        }
      }
      Shared shared = CHANNELS.get(place.file);
      if (shared == null) {
        shared = new Shared(openChannel(place.file));
        CHANNELS.put(place.file, shared);
      }
      shared.users++;
      TAKEN.add(place);
      return shared.channel;
    }
  }

  private static FileChannel openChannel(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static FileLock lock(FileChannel channel, Place place, long deadline) throws IOException {
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      FileLock lock = tryLock(channel, place.number);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw busy(place);
      }
      try {
        Thread.sleep(pauseMs);
      } catch (InterruptedException stop) {
        throw interrupted(place);
      }
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }

  /** Without waiting: a wait inside the channel would close it for all when interrupted. */
  private static @Nullable FileLock tryLock(FileChannel channel, int number) throws IOException {
    try {
      return channel.tryLock(number, 1, false);
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      return null;
    }
  }

  private static VaultException busy(Place place) {
    return new VaultException(
        place.file + " is locked by another process or thread for too long; look what it does");
  }

  private static VaultException interrupted(Place place) {
    Thread.currentThread().interrupt();
    return new VaultException("interrupted while waiting for " + place.file);
  }

  private static void leave(Place place) throws IOException {
    synchronized (TAKEN) {
      TAKEN.remove(place);
      TAKEN.notifyAll();
      Shared shared = CHANNELS.get(place.file);
      if (shared != null && --shared.users == 0) {
        CHANNELS.remove(place.file);
        shared.channel.close();
      }
    }
  }

  /** Lets others take it; once is enough. */
  void release() {
    if (!released.compareAndSet(false, true)) {
      return;
    }
    try {
      try {
        lock.release();
      } finally {
        leave(place);
      }
    } catch (IOException failed) {
      throw VaultException.unusable(place.file, failed);
    }
  }
}
