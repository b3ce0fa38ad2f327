package io.placet.gateway.audience.export;

import io.placet.domain.register.Register;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.MemberIdentifiers;
import io.placet.gateway.audience.ReaderGate;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The operations on exports of audiences, by their ids in the contract. */
public final class AudienceExports implements AutoCloseable {
  private static final int THREADS = 2;

  /** More than exports are taken and asked for at once. */
  private static final int WAITING = 64;

  private final AsideWork work = new AsideWork("audience-export", THREADS, WAITING);
  private final OpenExports open = new OpenExports();
  private final Map<String, Operation> operations;

  /**
   * What they stand on.
   *
   * @param view of the topic of exports, whose follower has the book
   * @param register in force
   */
  public record Parts(
      AudienceBook audiences,
      AudienceCheck check,
      Refusals refusals,
      MemberSources sources,
      MemberIdentifiers identifiers,
      ExportBook book,
      PseudonymIndex index,
      Decider decider,
      ContactView contacts,
      Quota quota,
      LogWriter log,
      Applied view,
      int partitions,
      AuditTrail audit,
      Supplier<Register> register,
      Clock clock,
      Supplier<UUID> ids,
      PrometheusRegistry registry) {}

  public AudienceExports(Parts parts) {
    ExportLog log =
        new ExportLog(parts.book(), parts.log(), parts.view(), parts.partitions(), parts.clock());
    ReaderGate gate = new ReaderGate(parts.decider(), parts.contacts(), parts.index(), work);
    ExportMetrics metrics = new ExportMetrics(parts.registry(), open::size);
    DecideExport decide =
        new DecideExport(parts.book(), log, parts.audit(), parts.register(), parts.clock());
    ReadExports read = new ReadExports(parts.book(), parts.quota(), parts.clock());
    operations =
        Map.of(
            "askAudienceExport",
            new AskExport(parts, log, work),
            "listAudienceExports",
            read::list,
            "readAudienceExport",
            read::one,
            "approveAudienceExport",
            decide::approve,
            "refuseAudienceExport",
            decide::refuse,
            "takeAudienceExport",
            new TakeExport(
                parts,
                new ExportRun.Parts(gate, parts.identifiers(), log, parts.quota(), work),
                open,
                metrics));
  }

  /** By operation id. */
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public void close() {
    open.close();
    work.close();
  }
}
