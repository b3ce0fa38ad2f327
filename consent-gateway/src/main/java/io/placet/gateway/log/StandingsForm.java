package io.placet.gateway.log;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.StoredConsents;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.codec.StandingCodec;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the standings of a view that an earlier version wrote into the present form, once, before
 * anything reads them: folded anew from the contact's own records, which the view has kept whole.
 * The mark is written last, so that an interrupted run starts over.
 */
public final class StandingsForm {
  private static final Logger LOG = LoggerFactory.getLogger(StandingsForm.class);
  private static final byte[] MARK = Keys.bytes("standings");
  private static final byte[] PRESENT = {2};
  private static final byte[] FIRST = {};
  private static final int AT_ONCE = 1_000;

  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<StoredConsents> standings = SingleObject.of(StoredConsents.class);

  private String subject = "";
  private ContactConsents consents = ContactConsents.NONE;
  private int contacts;
  private int inBatch;

  private StandingsForm(ViewStore store) {
    this.store = store;
  }

  /** Returns once the standings are in the present form; at once where they are. */
  public static void bringUpToDate(ViewStore store) {
    if (store.get(Family.FORMS, MARK).isEmpty()) {
      new StandingsForm(store).foldAnew();
    }
  }

  private void foldAnew() {
    ViewStore.Batch[] batch = {store.batch()};
    try {
      store.scan(
          Family.RECORDS,
          FIRST,
          FIRST,
          (key, value) -> {
            take(key, value, batch[0]);
            if (inBatch >= AT_ONCE) {
              batch[0].commit();
              batch[0].close();
              batch[0] = store.batch();
              inBatch = 0;
            }
          });
      finish(batch[0]);
      batch[0].put(Family.FORMS, MARK, PRESENT);
      batch[0].commit();
    } finally {
      batch[0].close();
    }
    if (contacts > 0) {
      LOG.atInfo()
          .addKeyValue("contacts", contacts)
          .log("The view of an earlier version was brought into the present form");
    }
  }

  private void take(byte[] key, byte[] value, ViewStore.Batch batch) {
    int idBytes = key.length - Long.BYTES;
    String id = new String(key, 0, idBytes, StandardCharsets.US_ASCII);
    if (!id.equals(subject)) {
      finish(batch);
      subject = id;
      consents = ContactConsents.NONE;
    }
    byte[] entry = new byte[value.length - Long.BYTES];
    System.arraycopy(value, Long.BYTES, entry, 0, entry.length);
    long offset = ByteBuffer.wrap(key, idBytes, Long.BYTES).getLong();
    RecordCodec.toDomain(entries.decode(entry))
        .ifPresent(record -> consents = consents.apply(record, offset));
  }

  private void finish(ViewStore.Batch batch) {
    if (!subject.isEmpty()) {
      batch.put(
          Family.STANDINGS,
          Keys.bytes(new SubjectId(subject).text()),
          standings.encode(StandingCodec.toAvro(consents)));
      contacts++;
      inBatch++;
    }
  }
}
