package io.placet.gateway.erasure;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureStep;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.KeptRefusal;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.RefusalsKept;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The steps of one erasure that are about its own records. Each may be done again, by another
 * gateway too: it changes nothing then. Called on a thread that may wait.
 */
final class ErasureSteps {
  private final Identities identities;
  private final ContactView view;
  private final AliasView linked;
  private final LogWriter log;
  private final Clock clock;
  private final String instance;
  private final Function<SubjectId, List<byte[]>> others;
  private final Function<SubjectId, List<byte[]>> addresses;
  private final Consumer<ErasurePoint> reached;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  ErasureSteps(
      Identities identities,
      ContactView view,
      AliasView linked,
      LogWriter log,
      Clock clock,
      String instance,
      Function<SubjectId, List<byte[]>> others,
      Function<SubjectId, List<byte[]>> addresses,
      Consumer<ErasurePoint> reached) {
    this.identities = identities;
    this.view = view;
    this.linked = linked;
    this.log = log;
    this.clock = clock;
    this.instance = instance;
    this.others = others;
    this.addresses = addresses;
    this.reached = reached;
  }

  /** Keeps what the contact refused, under tokens of its own id and of its addresses. */
  void keepRefusals(Erasure erasure) {
    List<KeptRefusal> refusals = refusals(view.standing(erasure.subject()));
    if (!refusals.isEmpty()) {
      Stream.concat(
              Stream.of(erasure.token()),
              linked.aliasesOf(erasure.subject()).stream()
                  .filter(alias -> alias.kind() != Alias.Kind.ANONYMOUS)
                  .map(identities::refusalToken))
          .map(token -> append(token, refusals))
          .toList()
          .forEach(CompletableFuture::join);
    }
    reached.accept(ErasurePoint.REFUSALS_KEPT);
    done(erasure, ErasureStep.REFUSALS_KEPT, refusals.size());
    reached.accept(ErasurePoint.REFUSALS_STEP_SAID);
  }

  private static List<KeptRefusal> refusals(ContactConsents consents) {
    List<KeptRefusal> refusals = new ArrayList<>();
    for (Map.Entry<ConsentKey, Standing> entry : consents.standings().entrySet()) {
      Optional<ConsentState> state =
          entry.getValue().objection().isPresent()
              ? Optional.of(ConsentState.OBJECTED)
              : entry.getValue().closing().map(closing -> closing.state());
      state.ifPresent(
          refused ->
              refusals.add(
                  new KeptRefusal(
                      entry.getKey().purpose(),
                      entry.getKey().channel().orElse(null),
                      RecordedState.valueOf(refused.name()))));
    }
    return refusals;
  }

  private CompletableFuture<Long> append(String token, List<KeptRefusal> refusals) {
    return log.append(
        Topic.CONTACT_LOG,
        Keys.partitionOf(token, identities.partitions()),
        Keys.refusals(token),
        entries.encode(new ContactLogEntry(new RefusalsKept(token, refusals, clock.instant()))));
  }

  /** Removes the contact's records, keys and links from the log; compaction does the rest. */
  void removeRecords(Erasure erasure) {
    SubjectId subject = erasure.subject();
    List<CompletableFuture<Long>> removals = new ArrayList<>();
    for (byte[] key : RecordKeys.of(erasure, view.records(subject))) {
      removals.add(log.remove(Topic.CONTACT_LOG, erasure.partition(), key));
    }
    for (byte[] key : others.apply(subject)) {
      removals.add(log.remove(Topic.CONTACT_LOG, erasure.partition(), key));
    }
    for (Alias alias : linked.aliasesOf(subject)) {
      removals.add(
          log.remove(
              Topic.CONTACT_LOG,
              identities.partitionOf(alias),
              Keys.alias(alias.text(), subject.text())));
    }
    removals.forEach(CompletableFuture::join);
    reached.accept(ErasurePoint.RECORDS_REMOVED);
    done(erasure, ErasureStep.RECORDS_REMOVED, removals.size());
    reached.accept(ErasurePoint.RECORDS_STEP_SAID);
  }

  /** Removes the contact's addresses, which are in a topic of their own. */
  void removeAddresses(Erasure erasure) {
    List<CompletableFuture<Long>> removals =
        addresses.apply(erasure.subject()).stream()
            .map(key -> log.remove(Topic.CONTACTS, erasure.partition(), key))
            .toList();
    removals.forEach(CompletableFuture::join);
    reached.accept(ErasurePoint.ADDRESSES_REMOVED);
    done(erasure, ErasureStep.ADDRESSES_REMOVED, removals.size());
    reached.accept(ErasurePoint.ADDRESSES_STEP_SAID);
  }

  /** Says in the log that a step is done. */
  void done(Erasure erasure, ErasureStep step, int count) {
    ErasureStepDone said =
        new ErasureStepDone(
            erasure.id(), erasure.subject().text(), step, count, instance, clock.instant());
    var unused =
        log.append(
                Topic.CONTACT_LOG,
                erasure.partition(),
                Keys.erasureStep(erasure.subject().text(), step.name()),
                entries.encode(new ContactLogEntry(said)))
            .join();
  }
}
