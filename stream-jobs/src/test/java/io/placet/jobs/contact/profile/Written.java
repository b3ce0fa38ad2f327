package io.placet.jobs.contact.profile;

import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the engine writes, in a few words each. */
final class Written {
  private Written() {}

  static String describe(TopicRecord record) {
    return switch (record.getTopic()) {
      case "segment-changes" -> {
        SegmentChange change = change(record);
        yield "%s %s %s %s"
            .formatted(
                change.getSegmentId(), change.getChange(), change.getReason(), change.getAt());
      }
      case "memberships" -> {
        if (record.getValue() == null) {
          yield "out";
        }
        Membership membership = SingleObject.of(Membership.class).decode(bytes(record));
        yield "in since " + membership.getSince();
      }
      case "scores" -> {
        if (record.getValue() == null) {
          yield "no score";
        }
        ScoreValue score = SingleObject.of(ScoreValue.class).decode(bytes(record));
        yield "%s@%d = %s at %s"
            .formatted(score.getScoreId(), score.getVersion(), score.getValue(), score.getAt());
      }
      case "reevaluations" -> {
        ReevaluationDone done = SingleObject.of(ReevaluationDone.class).decode(bytes(record));
        yield "done %s@%d, %d@%d"
            .formatted(
                done.getDefinition(), done.getVersion(), done.getPartition(), done.getOffset());
      }
      default -> {
        ShutOffPassed passed = SingleObject.of(ShutOffPassed.class).decode(bytes(record));
        yield "passed "
            + passed.getReceiptId()
            + (passed.getPurpose().equals("*") ? " of everything" : "");
      }
    };
  }

  private static byte[] bytes(TopicRecord record) {
    ByteBuffer value = record.getValue();
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }

  /** The key of a membership, and what became of it. */
  static String row(TopicRecord record) {
    return new String(record.getKey().array(), StandardCharsets.UTF_8)
        + (record.getValue() == null ? " gone" : " since " + since(record));
  }

  static SegmentChange change(TopicRecord record) {
    return SingleObject.of(SegmentChange.class).decode(bytes(record));
  }

  private static Instant since(TopicRecord record) {
    return SingleObject.of(Membership.class).decode(bytes(record)).getSince();
  }
}
