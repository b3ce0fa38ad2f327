package io.placet.gateway.transfer;

import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.StreamedAnswer;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out who may be reached, to those the register names, and leaves a trace of it. */
public final class ExportConsents implements Download {
  private static final Logger LOG = LoggerFactory.getLogger(ExportConsents.class);

  private final Supplier<Register> register;
  private final ContactView view;
  private final Decider decider;
  private final Quota quota;
  private final TransferMetrics metrics;
  private final Executor readers;

  ExportConsents(
      Supplier<Register> register,
      ContactView view,
      Decider decider,
      Quota quota,
      TransferMetrics metrics,
      Executor readers) {
    this.register = register;
    this.view = view;
    this.decider = decider;
    this.quota = quota;
    this.metrics = metrics;
    this.readers = readers;
  }

  @Override
  public Future<StreamedAnswer> open(ApiRequest request) {
    ExportRequest asked = ExportRequest.read(request, register.get());
    String caller = request.caller().orElseThrow().name();
    Map<String, String> headers = new HashMap<>(quota.allowance(caller).headers());
    headers.put(
        "Content-Disposition",
        "attachment; filename=\"consents." + asked.format().wireName() + "\"");
    return Future.succeededFuture(
        new StreamedAnswer(
            asked.format().contentType(),
            headers,
            new ExportPages(
                asked,
                view,
                decider,
                contacts -> quota.require(caller, contacts),
                readers,
                (rows, whole) -> trace(asked, caller, rows, whole))));
  }

  private void trace(ExportRequest asked, String caller, long rows, boolean whole) {
    metrics.exported(asked.recipient(), rows);
    LOG.atWarn()
        .addKeyValue("recipient", asked.recipient())
        .addKeyValue("reason", asked.reason())
        .addKeyValue("caller", caller)
        .addKeyValue("keys", asked.keys().size())
        .addKeyValue("rows", rows)
        .addKeyValue("whole", whole)
        .log("Consents were exported");
  }
}
