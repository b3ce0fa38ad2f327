package io.placet.gateway;

import io.placet.gateway.consent.OverdueShutOffs;
import io.placet.gateway.consent.ReadConsents;
import io.placet.gateway.consent.ReadExpiring;
import io.placet.gateway.consent.ReadFigures;
import io.placet.gateway.consent.ReadShutOffs;
import io.placet.gateway.consent.RecordAttempt;
import io.placet.gateway.consent.RecordConsent;
import io.placet.gateway.consent.RecordFacts;
import io.placet.gateway.consent.ShutOffs;
import io.placet.gateway.consent.StreamProof;
import io.placet.gateway.consent.Surveys;
import io.placet.gateway.consent.WithdrawByAddress;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.AllStandings;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.record.Confirmations;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Consent records in and out, and the receipts of what they shut off. */
final class ConsentWiring implements AutoCloseable {
  private @Nullable ShutOffs shutOffs;
  private @Nullable StreamProof proof;
  private @Nullable OverdueShutOffs overdue;
  private @Nullable TopicFollower follower;
  private @Nullable Surveys surveys;

  /** The receipts, which are derived from the log itself. */
  List<EntryProjection> logReaders(Foundation foundation) {
    shutOffs =
        new ShutOffs(
            foundation.store,
            foundation.identities::subjectOf,
            foundation.clock,
            foundation.config.shutOffDeadline(),
            foundation.metrics::shutOffCompleted);
    return List.of(shutOffs);
  }

  Map<String, Operation> operations(Foundation foundation, Confirmations confirmations) {
    ShutOffs receipts = made(shutOffs);
    foundation.metrics.showOpenShutOffs(receipts::openCount);
    foundation.metrics.showOverdueShutOffs(receipts::overdueCount, receipts::oldestOpen);
    overdue = new OverdueShutOffs(receipts, foundation.metrics::shutOffOverdue);
    foundation
        .contactLog()
        .afterBatch(() -> receipts.drainTouched().forEach(foundation::sayApplied));
    proof =
        new StreamProof(
            foundation.admin,
            foundation.config.partitions(),
            foundation.store,
            receipts,
            foundation.clock);
    follower = foundation.follow(Topic.SHUT_OFFS, proof);
    ReadShutOffs read =
        new ReadShutOffs(
            receipts,
            foundation.contacts::contactOf,
            foundation.barrier,
            foundation.config.partitions(),
            foundation.metrics::shutOffWaitRefused);
    return Map.of(
        "recordConsent",
        new RecordConsent(foundation.records, confirmations),
        "withdrawByAddress",
        new WithdrawByAddress(
            foundation.registers::current, foundation.addresses, foundation.records),
        "recordAttempt",
        new RecordAttempt(foundation.identities, foundation.log, foundation.clock, foundation.ids),
        "recordFacts",
        new RecordFacts(
            foundation.registers::current,
            foundation.identities,
            foundation.keyring,
            foundation.log,
            foundation.clock),
        "readConsents",
        new ReadConsents(
            foundation.identities, foundation.decider, foundation.past, foundation.clock),
        "listShutOffs",
        read::recent,
        "readShutOff",
        read::one);
  }

  /** What is asked of all contacts together. */
  Map<String, Operation> surveys(Foundation foundation) {
    Surveys made = new Surveys(foundation.clock);
    surveys = made;
    AllStandings standings = new AllStandings(foundation.contacts);
    return Map.of(
        "readConsentFigures",
        new ReadFigures(foundation.registers::current, standings, made, foundation.clock),
        "listExpiringConsents",
        new ReadExpiring(
            foundation.registers::current, standings, foundation.contacts, made, foundation.clock));
  }

  /** A receipt as the API shows it, without its contact. */
  Optional<JsonObject> shutOff(String id) {
    return made(shutOffs).json(id);
  }

  TopicFollower follower() {
    return made(follower);
  }

  void start() {
    made(proof).start();
    made(overdue).start();
  }

  private static <T> T made(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not wired yet");
    }
    return part;
  }

  @Override
  public void close() {
    made(surveys).close();
    made(overdue).close();
    made(proof).close();
  }
}
