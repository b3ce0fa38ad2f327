package io.placet.dashboards.insight;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What analysts ask of the store, answered on threads that may wait. */
final class Analysts implements AutoCloseable {
  private static final int FIGURES_AT_ONCE = 4;
  private static final int FIGURES_WAITING = 64;

  private final InsightStore store;
  private final FigureQueries figures;
  private final SqlQueries sql;
  private final SqlLimits limits;
  private final Workers ledgerWorkers;
  private final Workers sqlWorkers;

  Analysts(InsightStore store, SqlLimits limits) {
    this.store = store;
    this.limits = limits;
    figures = new FigureQueries(store.ledger(), store.grid());
    try {
      sql = new SqlQueries(store.sqlGuard(limits.characters()), limits);
    } catch (SQLException failed) {
      throw new StoreException("The database of analysts cannot be read", failed);
    }
    ledgerWorkers =
        new Workers("insights", FIGURES_AT_ONCE, FIGURES_WAITING, store.ledger()::reader);
    sqlWorkers =
        new Workers("insights-sql", limits.atOnce(), limits.waiting(), store.analysts()::reader);
  }

  Grid grid() {
    return store.grid();
  }

  SqlLimits limits() {
    return limits;
  }

  /** Nothing if it can be asked, or why it cannot. */
  Optional<String> notNow() {
    return switch (store.state()) {
      case READY -> Optional.empty();
      case FILLING -> Optional.of("the store is being filled from the topic of figures; try again");
      case FAILED ->
          Optional.of(
              "the store cannot follow the topic of figures now; why is in the log of the dashboards");
    };
  }

  CompletableFuture<JsonObject> catalogue() {
    return ledgerWorkers.submit(new CatalogueAnswer(grid())::toJson);
  }

  CompletableFuture<FigureAnswer> figures(MetricQuery query) {
    return ledgerWorkers.submit(
        reader -> new FigureAnswer(figures.answer(query, reader), grid().zone()));
  }

  /** The same as it goes out: many rows are much to write. */
  CompletableFuture<Buffer> figuresAsJson(MetricQuery query) {
    return ledgerWorkers.submit(
        reader ->
            new FigureAnswer(figures.answer(query, reader), grid().zone()).toJson().toBuffer());
  }

  CompletableFuture<JsonObject> spending() {
    return ledgerWorkers.submit(
        reader -> new SpendingAnswer(grid()).toJson(Spending.read(reader, grid().zone())));
  }

  CompletableFuture<JsonObject> promise() {
    return ledgerWorkers.submit(
        reader -> new Promise(grid(), Spending.read(reader, grid().zone())).toJson());
  }

  CompletableFuture<Sheet> sql(String query, int rows) {
    return sqlWorkers.submit(connection -> sql.run(query, rows, connection));
  }

  CompletableFuture<byte[]> parquet(Sheet sheet) {
    return ledgerWorkers.submit(any -> Parquet.of(sheet));
  }

  /** What SQL may name. */
  JsonObject schema() {
    JsonArray tables = new JsonArray();
    for (AnalystTable table : store.analysts().tables()) {
      JsonArray columns = new JsonArray();
      table
          .columns()
          .forEach(
              column ->
                  columns.add(
                      new JsonObject()
                          .put("name", column.name())
                          .put("type", column.type())
                          .put("description", column.description())));
      JsonObject json = new JsonObject().put("name", table.name());
      if (!table.metric().isEmpty()) {
        json.put("metric", table.metric());
      }
      tables.add(json.put("description", table.description()).put("columns", columns));
    }
    JsonArray functions = new JsonArray();
    SqlAllowed.allFunctions().forEach(functions::add);
    return new JsonObject()
        .put("tables", tables)
        .put("functions", functions)
        .put(
            "limits",
            new JsonObject()
                .put("seconds", limits.time().toSeconds())
                .put("rows", SqlLimits.MOST_ROWS)
                .put("exportRows", limits.exportRows())
                .put("bytes", limits.bytes())
                .put("memoryMb", limits.memoryMb())
                .put("characters", limits.characters()));
  }

  @Override
  public void close() {
    sqlWorkers.close();
    ledgerWorkers.close();
    sql.close();
    store.close();
  }
}
