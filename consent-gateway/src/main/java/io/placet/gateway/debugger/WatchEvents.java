package io.placet.gateway.debugger;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.Scope;
import io.placet.gateway.http.StreamedAnswer;
import io.vertx.core.Future;
import java.util.Map;

/** Streams what is seen from now on as server-sent events. */
public final class WatchEvents implements Download {
  private final Debugger debugger;

  public WatchEvents(Debugger debugger) {
    this.debugger = debugger;
  }

  @Override
  public Future<StreamedAnswer> open(ApiRequest request) {
    View view = request.callerMay(Scope.DEBUGGER_VALUES) ? View.VALUES : View.FATES;
    return Future.succeededFuture(
        new StreamedAnswer(
            // proxies must not collect it
            "text/event-stream", Map.of("X-Accel-Buffering", "no"), debugger.watch(view)));
  }
}
