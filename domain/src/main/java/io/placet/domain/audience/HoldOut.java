package io.placet.domain.audience;

import io.placet.domain.contact.SubjectId;

/**
 * Who of an audience is never told of, so that what the others do can be compared with them. The
 * same contact is always held out of the same audience, and of another by another draw.
 */
public final class HoldOut {
  private static final int PERCENT = 100;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private HoldOut() {}

  /** Whether a contact is held out of an audience. */
  public static boolean holdsOut(Audience audience, SubjectId subject) {
    return audience.holdOutPercent() > 0
        && draw(audience.id(), subject) < audience.holdOutPercent();
  }

  /**
   * 0 to 99, the same for the same two. Subject ids are keyed, so nobody outside can foretell it
   * though the hash (FNV-1a, then mixed so that each bit counts) is known.
   */
  private static int draw(String audience, SubjectId subject) {
    long hash = hash(hash(hash(BASIS, audience), "\0"), subject.text());
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return (int) Long.remainderUnsigned(hash ^ (hash >>> 31), PERCENT);
  }

  private static long hash(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
