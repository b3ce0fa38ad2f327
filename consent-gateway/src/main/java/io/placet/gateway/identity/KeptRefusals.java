package io.placet.gateway.identity;

import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.KeptRefusal;
import io.placet.schemas.avro.RefusalsKept;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.util.List;
import java.util.Set;

/**
 * What erased contacts had refused, by tokens that only who has the identifier and the vault's key
 * can make: enough to honour it should they return, and nothing else (GDPR Articles 17(3)(b), 21).
 */
public final class KeptRefusals implements EntryProjection {
  private final ViewStore store;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  public KeptRefusals(ViewStore store) {
    this.store = store;
  }

  /** What was refused behind a token; nothing where nothing is kept. */
  public List<KeptRefusal> find(String token) {
    return store
        .get(Family.KEPT_REFUSALS, Keys.bytes(token))
        .map(entry -> ((RefusalsKept) entries.decode(entry).getBody()).getRefusals())
        .orElse(List.of());
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.KEPT_REFUSALS);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof RefusalsKept kept) {
      batch.put(Family.KEPT_REFUSALS, Keys.bytes(kept.getToken()), entry.record().value());
    }
  }
}
