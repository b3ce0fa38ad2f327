package io.placet.gateway.log;

import io.placet.domain.consent.ContactErased;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.topic.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The subject ids that were used up by an erasure, held in memory: they are few, and each question
 * about a contact begins with whether its subject id is one of them.
 */
public final class ErasedSubjects implements EntryProjection {
  private final Set<SubjectId> erased = ConcurrentHashMap.newKeySet();
  private final List<SubjectId> fresh = new ArrayList<>();

  public ErasedSubjects(ViewStore store) {
    store.scan(
        Family.ERASED,
        new byte[0],
        (subject, id) -> erased.add(new SubjectId(new String(subject, StandardCharsets.UTF_8))));
  }

  public boolean contains(SubjectId subject) {
    return erased.contains(subject);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.ERASED);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    entry
        .governing()
        .filter(ContactErased.class::isInstance)
        .map(ContactErased.class::cast)
        .ifPresent(
            erasure -> {
              batch.put(
                  Family.ERASED, Keys.bytes(erasure.subject().text()), Keys.bytes(erasure.id()));
              fresh.add(erasure.subject());
            });
  }

  @Override
  public void applied() {
    erased.addAll(fresh);
    fresh.clear();
  }

  @Override
  public void cleared() {
    fresh.clear();
    erased.clear();
  }
}
