package io.placet.gateway.derived;

import io.placet.domain.contact.SubjectId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Subject ids by a hash of something else, open addressed, 20 bytes a slot; several may have one
 * hash. Guarded by itself.
 */
final class SubjectTable {
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int BYTES = 16;

  private final int most;
  private int[] hashes = new int[FIRST_SLOTS];
  private long[] subjects = new long[2 * FIRST_SLOTS];
  private int size;

  SubjectTable(int most) {
    this.most = most;
  }

  /** Adds one; what is there already stays once. Beyond the bound nothing more is added. */
  synchronized void add(int hash, SubjectId subject) {
    if (size >= most) {
      return;
    }
    if (2 * (size + 1) > hashes.length) {
      grow();
    }
    ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(subject.text()));
    put(hash, id.getLong(), id.getLong());
  }

  /** The first of a hash that is meant. */
  synchronized Optional<SubjectId> find(int hash, Predicate<SubjectId> isMeant) {
    for (int slot = first(hash, hashes.length); isTaken(slot); slot = next(slot)) {
      if (hashes[slot] == hash) {
        SubjectId subject = subject(slot);
        if (isMeant.test(subject)) {
          return Optional.of(subject);
        }
      }
    }
    return Optional.empty();
  }

  synchronized int size() {
    return size;
  }

  private void put(int hash, long high, long low) {
    int slot = first(hash, hashes.length);
    while (isTaken(slot)) {
      if (hashes[slot] == hash && subjects[2 * slot] == high && subjects[2 * slot + 1] == low) {
        return;
      }
      slot = next(slot);
    }
    hashes[slot] = hash;
    subjects[2 * slot] = high;
    subjects[2 * slot + 1] = low;
    size++;
  }

  private void grow() {
    int[] oldHashes = hashes;
    long[] oldSubjects = subjects;
    hashes = new int[2 * oldHashes.length];
    subjects = new long[2 * oldSubjects.length];
    size = 0;
    for (int slot = 0; slot < oldHashes.length; slot++) {
      if (oldSubjects[2 * slot] != 0 || oldSubjects[2 * slot + 1] != 0) {
        put(oldHashes[slot], oldSubjects[2 * slot], oldSubjects[2 * slot + 1]);
      }
    }
    Arrays.fill(oldHashes, 0);
  }

  private static int first(int hash, int slots) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (slots - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (hashes.length - 1);
  }

  /** No subject id is all zeros: it is the output of a keyed function. */
  private boolean isTaken(int slot) {
    return subjects[2 * slot] != 0 || subjects[2 * slot + 1] != 0;
  }

  private SubjectId subject(int slot) {
    byte[] id =
        ByteBuffer.allocate(BYTES)
            .putLong(subjects[2 * slot])
            .putLong(subjects[2 * slot + 1])
            .array();
    return new SubjectId(Base64.getUrlEncoder().withoutPadding().encodeToString(id));
  }
}
