package io.placet.dashboards.insight;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The operations of {@code insights-openapi.yaml}. The gateway says of each caller whether it may
 * read figures; whatever waits for a database does so on a thread of its own.
 */
public final class InsightsApi {
  static final String PREFIX = "/insights";

  private static final int MOST_BODY_BYTES = 64 << 10;
  private static final String CONTRACT = "insights-openapi.yaml";
  private static final Set<String> READS =
      Set.of("/metrics", "/schema", "/budget", "/promise", "/openapi.yaml");

  private final Vertx vertx;
  private final GatewaySession session;
  private final Optional<Analysts> analysts;
  private final Answers answers = new Answers();

  private InsightsApi(Vertx vertx, GatewaySession session, Optional<Analysts> analysts) {
    this.vertx = vertx;
    this.session = session;
    this.analysts = analysts;
  }

  /**
   * Serves them below {@code /insights}.
   *
   * @param gateway host, port and whether by TLS
   * @param insights or nothing: then they say that no Kafka is configured
   */
  public static void mountOn(
      Router router,
      Vertx vertx,
      HttpClient client,
      RequestOptions gateway,
      Optional<RunningInsights> insights) {
    new InsightsApi(
            vertx, new GatewaySession(client, gateway), insights.map(RunningInsights::analysts))
        .mountOn(router);
  }

  private void mountOn(Router router) {
    router.get(PREFIX + "/openapi.yaml").handler(this::contract);
    router.route(PREFIX + "/*").handler(this::requireReader);
    router.route(PREFIX + "/*").handler(this::requireStore);
    router.get(PREFIX + "/metrics").handler(on(Analysts::catalogue));
    router.get(PREFIX + "/metrics/:id").handler(this::figures);
    router.get(PREFIX + "/schema").handler(this::schema);
    router.get(PREFIX + "/budget").handler(on(Analysts::spending));
    router.get(PREFIX + "/promise").handler(on(Analysts::promise));
    router
        .post(PREFIX + "/sql")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
        .handler(this::sql);
    router.route(PREFIX + "/*").handler(InsightsApi::noSuchThing);
    router.route(PREFIX + "/*").failureHandler(Answers::problem);
  }

  private void contract(RoutingContext context) {
    vertx
        .fileSystem()
        .readFile(CONTRACT)
        .onSuccess(
            yaml -> context.response().putHeader("Content-Type", "application/yaml").end(yaml))
        .onFailure(context::fail);
  }

  private void requireReader(RoutingContext context) {
    context.request().pause();
    session
        .requireReader(context.request())
        .onComplete(
            known -> {
              context.request().resume();
              if (known.succeeded()) {
                context.next();
              } else {
                context.fail(known.cause());
              }
            });
  }

  private void requireStore(RoutingContext context) {
    Optional<String> why =
        analysts
            .map(Analysts::notNow)
            .orElse(
                Optional.of(
                    "no Kafka is configured: start the dashboards with --bootstrap-servers and --register"));
    if (why.isPresent()) {
      context.fail(InsightProblem.unavailable(why.get()));
    } else {
      context.next();
    }
  }

  private Handler<RoutingContext> on(Function<Analysts, CompletionStage<JsonObject>> question) {
    return context ->
        answer(
            context, question.apply(analysts.orElseThrow()), json -> answers.json(context, json));
  }

  private void schema(RoutingContext context) {
    answers.json(context, analysts.orElseThrow().schema());
  }

  private void figures(RoutingContext context) {
    Analysts asked = analysts.orElseThrow();
    String id = context.pathParam("id");
    Format format = Format.of(context);
    MetricQuery query =
        new MetricQueryReader(
                asked
                    .grid()
                    .metric(id)
                    .orElseThrow(
                        () ->
                            InsightProblem.notFound(
                                "no such metric; see /insights/metrics for those there are")),
                context.queryParams(),
                asked.grid().zone())
            .read(format.isFile() ? Optional.of(asked.limits().exportRows()) : Optional.empty());
    if (format.isFile()) {
      answer(
          context,
          asked.figures(query),
          figures -> file(context, asked, format, id, figures.toSheet()));
    } else {
      answer(context, asked.figuresAsJson(query), json -> answers.json(context, json));
    }
  }

  private void sql(RoutingContext context) {
    Analysts asked = analysts.orElseThrow();
    Format format = Format.of(context);
    SqlBody body = SqlBody.of(context);
    int rows = format.isFile() ? asked.limits().exportRows() : body.limit();
    long begun = System.nanoTime();
    answer(
        context,
        asked.sql(body.sql(), rows),
        sheet -> {
          if (format.isFile()) {
            file(context, asked, format, "query", sheet);
          } else {
            long elapsedMs = (System.nanoTime() - begun) / 1_000_000;
            answers.json(context, Answers.json(sheet).put("elapsedMs", elapsedMs));
          }
        });
  }

  private void file(
      RoutingContext context, Analysts asked, Format format, String name, Sheet sheet) {
    if (format == Format.CSV) {
      answers.file(context, format, name, Buffer.buffer(Csv.of(sheet)), sheet.truncated());
    } else {
      answer(
          context,
          asked.parquet(sheet),
          bytes -> answers.file(context, format, name, Buffer.buffer(bytes), sheet.truncated()));
    }
  }

  /** Comes back to the event loop with what was asked for. */
  private <T> void answer(RoutingContext context, CompletionStage<T> asked, Consumer<T> then) {
    Future.fromCompletionStage(asked, vertx.getOrCreateContext())
        .onSuccess(
            found -> {
              try {
                then.accept(found);
              } catch (RuntimeException failed) {
                context.fail(failed);
              }
            })
        .onFailure(context::fail);
  }

  private static void noSuchThing(RoutingContext context) {
    String path = context.normalizedPath().substring(PREFIX.length());
    boolean reads = READS.contains(path) || path.matches("/metrics/[^/]+");
    if (reads || path.equals("/sql")) {
      Answers.problem(
          context,
          405,
          "Method not allowed",
          "allowed: " + (reads ? HttpMethod.GET : HttpMethod.POST).name());
    } else {
      Answers.problem(
          context, 404, "Not found", "no such route; see the contract in /insights/openapi.yaml");
    }
  }

  /** In what form an answer is asked for. */
  enum Format {
    JSON("application/json"),
    CSV("text/csv; charset=utf-8"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }

    String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }

    boolean isFile() {
      return this != JSON;
    }

    static Format of(RoutingContext context) {
      String name = context.queryParams().get("format");
      for (Format format : values()) {
        if (name == null || format.name().toLowerCase(Locale.ROOT).equals(name)) {
          return format;
        }
      }
      throw InsightProblem.badRequest("format: allowed: json, csv, parquet");
    }
  }

  /** What is sent with a query. */
  private record SqlBody(String sql, int limit) {
    static SqlBody of(RoutingContext context) {
      String type = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
      if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
        throw InsightProblem.unsupported("send application/json");
      }
      JsonObject body = read(context);
      if (!Set.of("sql", "limit").containsAll(body.fieldNames())
          || !(body.getValue("sql") instanceof String sql)
          || sql.isBlank()) {
        throw InsightProblem.badRequest("allowed: {\"sql\": \"SELECT …\", \"limit\": 1000}");
      }
      Object limit = body.getValue("limit", SqlLimits.DEFAULT_ROWS);
      if (!(limit instanceof Integer rows) || rows < 1 || rows > SqlLimits.MOST_ROWS) {
        throw InsightProblem.badRequest("limit: allowed: 1 to " + SqlLimits.MOST_ROWS);
      }
      return new SqlBody(sql, rows);
    }

    private static JsonObject read(RoutingContext context) {
      try {
        JsonObject body = context.body().asJsonObject();
        if (body != null) {
          return body;
        }
      } catch (DecodeException | ClassCastException none) {
        // refused below
      }
      throw InsightProblem.badRequest("the body is no JSON object");
    }
  }
}
