package io.placet.gateway.reevaluate;

import io.placet.gateway.log.Family;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done of re-evaluations. The stream says it record by record; between its records the
 * gateways say of a run as a whole that all contacts were asked for, and that it is over, with no
 * partition and the number of contacts in place of an offset.
 */
final class DoneContacts implements Projection {
  /** In place of a partition: all contacts were asked for. */
  static final int ALL_ASKED = -1;

  /** In place of a partition: the run is over. */
  static final int COMPLETE = -2;

  private static final Logger LOG = LoggerFactory.getLogger(DoneContacts.class);
  private static final byte[] FIRST = {};

  private final Tally tally;
  private final SingleObject<ReevaluationDone> codec = SingleObject.of(ReevaluationDone.class);

  DoneContacts(ViewStore store, Tally tally) {
    this.tally = tally;
    store.scan(
        Family.REEVALUATIONS_DONE,
        FIRST,
        (key, value) -> {
          ByteBuffer bytes = ByteBuffer.wrap(key);
          tally.done(bytes.getInt(), bytes.getLong());
        });
    store.scan(Family.REEVALUATION_RUNS, FIRST, (key, value) -> take(codec.decode(value)));
  }

  static byte[] key(int partition, long offset) {
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
        .putInt(partition)
        .putLong(offset)
        .array();
  }

  /** What the gateways say of a run. */
  static ReevaluationDone said(Run run, int what, long contacts) {
    return new ReevaluationDone(run.name(), run.version(), what, contacts);
  }

  private void take(ReevaluationDone done) {
    if (!Run.isName(done.getDefinition())) {
      tally.done(done.getPartition(), done.getOffset());
    } else if (done.getPartition() == ALL_ASKED) {
      tally.allAsked(Run.parse(done.getDefinition(), done.getVersion()), done.getOffset());
    } else if (done.getPartition() == COMPLETE) {
      tally.completed(Run.parse(done.getDefinition(), done.getVersion()), done.getOffset());
    }
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.REEVALUATIONS_DONE, Family.REEVALUATION_RUNS);
  }

  @Override
  public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
    if (record.value() == null) {
      return;
    }
    try {
      ReevaluationDone done = codec.decode(record.value());
      take(done);
      if (Run.isName(done.getDefinition())) {
        String name = done.getDefinition() + "@" + done.getVersion() + "|" + done.getPartition();
        batch.put(Family.REEVALUATION_RUNS, name.getBytes(StandardCharsets.UTF_8), record.value());
      } else {
        batch.put(
            Family.REEVALUATIONS_DONE,
            key(done.getPartition(), done.getOffset()),
            Keys.bytes(done.getDefinition()));
      }
    } catch (MalformedRecordException | IllegalArgumentException malformed) {
      LOG.atWarn()
          .setCause(malformed)
          .addKeyValue("offset", record.offset())
          .log("What a re-evaluation says of itself cannot be read");
    }
  }

  @Override
  public void cleared() {
    tally.clearDone();
  }
}
