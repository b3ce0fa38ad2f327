package io.placet.jobs.flink;

import io.placet.schemas.avro.DeadLetter;
import org.apache.flink.util.OutputTag;

/** What did not fit, on its way to the topic where it is kept, sealed, to be mended. */
public final class DeadLetters {
  /** The side output of letters. */
  public static final OutputTag<DeadLetter> TAG =
      new OutputTag<>("dead-letters", AvroTypes.of(DeadLetter.class));

  private DeadLetters() {}
}
