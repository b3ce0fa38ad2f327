package io.placet.jobs.flink.source;

import java.io.Serializable;

/**
 * The watermark by which the control source says, in band, that it has passed on everything that
 * was in the log when the present attempt began.
 *
 * <p>Its value names the attempt. Unaligned checkpoints keep what is under way in the channels,
 * watermarks too: a restored gate can be handed the watermark of an earlier attempt, which proves
 * nothing about what was appended since. The gate therefore takes only its own attempt's. Values
 * rise from attempt to attempt, because a channel passes on only rising watermarks.
 *
 * @param submittedAtMs when the job was submitted, milliseconds since 1970
 */
public record CaughtUp(long submittedAtMs) implements Serializable {
  private static final int ATTEMPT_BITS = 16;
  private static final int MAX_ATTEMPT = (1 << ATTEMPT_BITS) - 1;

  /** The watermark of an attempt; far above any event time. */
  public long watermark(int attempt) {
    return (submittedAtMs << ATTEMPT_BITS) + Math.min(attempt, MAX_ATTEMPT);
  }

  /** Whether a watermark is that of the attempt, or of a later one. */
  public boolean isProvenBy(long watermark, int attempt) {
    return watermark >= watermark(attempt);
  }
}
