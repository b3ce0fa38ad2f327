package io.placet.jobs.flink.source;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * A record of contact-log cannot be read, and its key does not say whose it is. It may be anybody's
 * withdrawal, so the job must not go on as if it were none; and as the record stays what it is,
 * trying again does not help.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class UnreadableLogException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableLogException(int partition, long offset, Throwable cause) {
    super(
        "contact-log cannot be read at partition %d, offset %d, and the key does not say whose record it is. It may be a withdrawal, so the job stops. Find out who wrote it; records of a newer version need a newer job."
            .formatted(partition, offset),
        cause);
  }
}
