package io.placet.gateway.transfer;

import io.placet.domain.register.Register;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.verdict.Decider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Imports and exports of one gateway, on its foundation. */
public final class Transfer implements AutoCloseable {
  private static final int READERS = 2;

  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          READERS,
          task -> {
            Thread thread = new Thread(task, "export");
            thread.setDaemon(true);
            return thread;
          });
  private final Imports imports;
  private final Map<String, Operation> operations;

  /**
   * Opens the imports of a folder.
   *
   * @param folder of this gateway's imports
   */
  public Transfer(
      Path folder,
      Supplier<Register> register,
      Identities identities,
      ContactView view,
      AliasView linked,
      AliasLinks aliases,
      Decider decider,
      Quota quota,
      RecordWriter records,
      ContactKeyring keyring,
      LogWriter log,
      TransferMetrics metrics,
      Clock clock,
      Supplier<UUID> ids) {
    imports =
        new Imports(
            folder,
            identities,
            decider,
            records,
            new BatchWriter(
                register, identities, view, linked, aliases, records, keyring, log, clock),
            metrics,
            clock);
    operations =
        Map.of(
            "beginImport",
            new BeginImport(imports, clock, ids),
            "uploadImport",
            new UploadImport(imports),
            "readImport",
            new ReadImport(imports),
            "readImportReport",
            new ReadImportReport(imports, readers),
            "exportConsents",
            new ExportConsents(register, view, decider, quota, metrics, readers));
  }

  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public void close() {
    imports.close();
    readers.shutdownNow();
  }
}
