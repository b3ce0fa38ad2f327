package io.placet.gateway.person;

import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.NoRoomException;
import io.placet.gateway.log.ViewException;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes operations of pages: what goes wrong is a page too, in the reader's language. */
final class Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  /** One page. */
  @FunctionalInterface
  interface Page {
    Future<ApiResponse> answer(Visit visit);
  }

  private final Frame frame;

  Pages(Frame frame) {
    this.frame = frame;
  }

  Operation of(Page page) {
    return request -> {
      Visit visit = Visit.of(request);
      return Future.succeededFuture(visit)
          .compose(page::answer)
          .recover(failure -> failed(visit.words(), unwrap(failure)));
    };
  }

  private Future<ApiResponse> failed(Words words, @Nullable Throwable failure) {
    if (failure instanceof LinkException link) {
      String name = "link." + link.reason().name().toLowerCase(Locale.ROOT);
      return Future.succeededFuture(frame.says(words, link.reason().status(), name));
    }
    if (failure instanceof RefusedException) {
      return Future.succeededFuture(frame.says(words, 400, "refused"));
    }
    if (isForLater(failure)) {
      LOG.atWarn().setCause(failure).log("A page was withheld because nothing could be proven");
      return Future.succeededFuture(
          frame.page(
              words,
              503,
              Map.of("Retry-After", "2"),
              words.say("later.title"),
              Html.element("p", words.say("later.text"))));
    }
    return Future.failedFuture(failure);
  }

  private static boolean isForLater(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LogUnavailableException
          || cause instanceof ViewException
          || cause instanceof NoRoomException) {
        return true;
      }
    }
    return false;
  }

  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
