package io.placet.dashboards.insight;

import io.placet.dashboards.insight.InsightsApi.Format;
import io.placet.dashboards.insight.Sheet.Column;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers. None is kept by whoever is in between, for it is for its caller alone. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final String NOT_KEPT = "no-store";

  void json(RoutingContext context, JsonObject json) {
    json(context, json.toBuffer());
  }

  void json(RoutingContext context, Buffer json) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", NOT_KEPT)
        .end(json);
  }

  void file(RoutingContext context, Format format, String name, Buffer content, boolean truncated) {
    context
        .response()
        .putHeader("Content-Type", format.mediaType())
        .putHeader("Cache-Control", NOT_KEPT)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + format.suffix() + '"')
        .putHeader("X-Truncated", Boolean.toString(truncated))
        .end(content);
  }

  static JsonObject json(Sheet sheet) {
    JsonArray columns = new JsonArray();
    for (Column column : sheet.columns()) {
      columns.add(new JsonObject().put("name", column.name()).put("type", column.type()));
    }
    JsonArray rows = new JsonArray();
    for (List<@Nullable Object> row : sheet.rows()) {
      JsonArray values = new JsonArray();
      row.forEach(value -> values.add(json(value)));
      rows.add(values);
    }
    return new JsonObject()
        .put("columns", columns)
        .put("rows", rows)
        .put("truncated", sheet.truncated());
  }

  private static @Nullable Object json(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return Meaning.plain(number);
    }
    boolean isJson =
        value == null
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof String;
    return isJson ? value : String.valueOf(value);
  }

  /** Answers what a call failed with. */
  static void problem(RoutingContext context) {
    Throwable failure = context.failure();
    while (failure instanceof CompletionException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    if (failure instanceof InsightProblem told) {
      problem(context, told.status(), told.title(), told.detail());
      return;
    }
    int status =
        failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
    if (status == 413) {
      problem(context, 413, "Too large", "a query's body has at most 65536 bytes");
    } else if (status >= 400 && status < 500) {
      problem(
          context,
          status,
          "The request cannot be read",
          "see the contract in /insights/openapi.yaml");
    } else {
      LOG.atError().setCause(failure).log("A question about figures met a bug");
      problem(
          context, 500, "A fault of the dashboards", "it was logged; the request had no answer");
    }
  }

  static void problem(RoutingContext context, int status, String title, String detail) {
    if (context.response().ended()) {
      return;
    }
    if (status == 503) {
      context.response().putHeader("Retry-After", "1");
    }
    if (status == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", NOT_KEPT)
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer());
  }
}
