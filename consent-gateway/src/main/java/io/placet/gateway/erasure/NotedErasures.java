package io.placet.gateway.erasure;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.ErasedContacts;
import io.placet.vault.VaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the log and the vault's list of erasures against each other. A data folder that is brought
 * back from before an erasure knows nothing of it, but its vault does: what the log does not show
 * is recorded in it anew, before anybody is answered.
 */
public final class NotedErasures {
  private static final Logger LOG = LoggerFactory.getLogger(NotedErasures.class);

  /** Records that wait for the broker at once, of the many thousands that its queue holds. */
  private static final int AT_ONCE = 500;

  private static final String ACTOR = "placet";
  private static final String WHY = "noted in the vault, and not in a log that was brought back";

  private final ErasedContacts vault;
  private final Erasures erasures;
  private final Predicate<SubjectId> isErased;
  private final Identities identities;
  private final LogWriter log;
  private final BiFunction<Integer, Long, CompletableFuture<Void>> applied;
  private final AuditTrail audit;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  /**
   * Compares a log with the vault's list.
   *
   * @param erasures that the log shows
   * @param isErased whether the log shows a subject id as used up
   * @param applied completes when everything below an offset of a partition is applied
   */
  public NotedErasures(
      ErasedContacts vault,
      Erasures erasures,
      Predicate<SubjectId> isErased,
      Identities identities,
      LogWriter log,
      BiFunction<Integer, Long, CompletableFuture<Void>> applied,
      AuditTrail audit) {
    this.vault = vault;
    this.erasures = erasures;
    this.isErased = isErased;
    this.identities = identities;
    this.log = log;
    this.applied = applied;
    this.audit = audit;
  }

  /**
   * Brings both to the same, once the view has caught up and before it serves. Two gateways that do
   * it at once append the same records under the same keys, of which each reader takes one.
   *
   * @return how many erasures were recorded anew
   * @throws io.placet.gateway.log.LogUnavailableException if they could not be: nothing may be
   *     answered then
   */
  public int bringTogether() {
    Set<String> noted = new HashSet<>();
    List<ErasureRecorded> missing = new ArrayList<>();
    vault.visit(
        (id, entry) -> {
          noted.add(id);
          ErasureRecorded erasure = decode(entry);
          if (!isErased.test(new SubjectId(erasure.getSubjectId()))) {
            missing.add(erasure);
          }
        });
    for (int from = 0; from < missing.size(); from += AT_ONCE) {
      missing.subList(from, Math.min(from + AT_ONCE, missing.size())).stream()
          .map(this::recordAnew)
          .toList()
          .forEach(CompletableFuture::join);
    }
    if (!missing.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("count", missing.size())
          .log("Erasures that the log had lost are recorded anew; was an older folder restored?");
      audit.note(ACTOR, Action.ERASED, Optional.empty(), Optional.of(WHY), missing.size()).join();
    }
    // those too that a landing without the list had erased
    note(erasures.all().stream().filter(erasure -> !noted.contains(erasure.id())).toList());
    return missing.size();
  }

  /** Notes erasures in the vault; once this returns no restored log undoes them. */
  void note(List<Erasure> known) {
    Map<String, byte[]> records = new LinkedHashMap<>();
    known.forEach(
        erasure ->
            records.put(erasure.id(), entries.encode(new ContactLogEntry(erasure.toRecord(WHY)))));
    vault.note(records);
  }

  private ErasureRecorded decode(byte[] entry) {
    if (entries.decode(entry).getBody() instanceof ErasureRecorded erasure) {
      return erasure;
    }
    throw new VaultException("the vault's list of erasures holds something else");
  }

  private CompletableFuture<Void> recordAnew(ErasureRecorded erasure) {
    int partition = identities.partitionOf(new SubjectId(erasure.getSubjectId()));
    return log.append(
            Topic.CONTACT_LOG,
            partition,
            Keys.erasure(erasure.getSubjectId()),
            entries.encode(new ContactLogEntry(erasure)))
        .thenCompose(offset -> applied.apply(partition, offset + 1));
  }
}
