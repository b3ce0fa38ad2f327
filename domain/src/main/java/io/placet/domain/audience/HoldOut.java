package io.placet.domain.audience;

import io.placet.domain.contact.SubjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who of an audience is never told of, so that what the others do can be compared with them. The
 * same contact is always held out of the same audience, and of another by another draw.
 */
public final class HoldOut {
  private static final int PERCENT = 100;

  private HoldOut() {}

  /** Whether a contact is held out of an audience. */
  public static boolean holdsOut(Audience audience, SubjectId subject) {
    return audience.holdOutPercent() > 0
        && draw(audience.id(), subject) < audience.holdOutPercent();
  }

  /** 0 to 99, the same for the same two. */
  private static int draw(String audience, SubjectId subject) {
    try {
      // subject ids are keyed already, so nobody outside can foretell the draw
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((audience + '\0' + subject.text()).getBytes(StandardCharsets.UTF_8));
      return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), PERCENT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
