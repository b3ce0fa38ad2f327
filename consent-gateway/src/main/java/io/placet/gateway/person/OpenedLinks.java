package io.placet.gateway.person;

import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who opened each link that opens once: the first in the log's order, on whichever gateway that
 * was.
 */
public final class OpenedLinks implements EntryProjection {
  private final ViewStore store;
  private final Set<String> uncommitted = new HashSet<>();

  public OpenedLinks(ViewStore store) {
    this.store = store;
  }

  /** The digest of the session that a link opened; empty where it is still closed. */
  Optional<String> sessionOf(String linkId) {
    return store
        .get(Family.OPENED_LINKS, Keys.bytes(linkId))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.OPENED_LINKS);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof LinkOpened opened
        && uncommitted.add(opened.getLinkId())
        && sessionOf(opened.getLinkId()).isEmpty()) {
      batch.put(
          Family.OPENED_LINKS, Keys.bytes(opened.getLinkId()), Keys.bytes(opened.getSessionId()));
    }
  }

  @Override
  public void applied() {
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
  }
}
