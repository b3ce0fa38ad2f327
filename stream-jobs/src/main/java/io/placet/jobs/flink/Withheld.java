package io.placet.jobs.flink;

import io.placet.schemas.avro.EnforcementPoint;
import io.placet.schemas.avro.WithheldCount;
import java.time.Instant;
import org.apache.flink.util.OutputTag;

/** What operators say about events that they do not let on. */
public final class Withheld {
  /** The side output of counts, the same for all operators. */
  public static final OutputTag<WithheldCount> TAG =
      new OutputTag<>("withheld", AvroTypes.of(WithheldCount.class));

  private Withheld() {}

  /** One event of a type, withheld by the stream. */
  public static WithheldCount one(String eventType, String reason, Instant at) {
    return new WithheldCount(EnforcementPoint.STREAM, eventType, reason, 1L, at);
  }
}
