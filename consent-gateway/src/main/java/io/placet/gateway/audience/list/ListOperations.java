package io.placet.gateway.audience.list;

import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Room;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The operations on uploaded lists, over what the gateway stands on. */
public final class ListOperations implements AutoCloseable {
  private final ListWork work = new ListWork();
  private final UploadList upload;
  private final Map<String, Operation> operations;

  /**
   * Makes them.
   *
   * @param applied completes once a position of contact-log is applied to the view
   */
  public ListOperations(
      ContactLists lists,
      Identities identities,
      ContactView view,
      AliasView linked,
      Barrier barrier,
      LogWriter log,
      ContactKeyring.Applied applied,
      AuditTrail audit,
      Room room,
      PrometheusRegistry registry,
      Clock clock,
      Supplier<UUID> ids) {
    ListLog writes = new ListLog(identities, log, applied);
    ListParts on =
        new ListParts(
            lists,
            writes,
            new TakeOff(lists, writes),
            new KnownContacts(identities, view, linked),
            identities,
            view,
            barrier,
            room,
            clock);
    upload = new UploadList(on, work, audit, new ListMetrics(registry), ids);
    ReadLists read = new ReadLists(lists);
    operations =
        Map.of(
            "uploadList",
            upload,
            "deleteList",
            new DeleteList(on, work, audit),
            "readLists",
            read::all,
            "readList",
            read::one);
  }

  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public void close() {
    upload.close();
    work.close();
  }
}
