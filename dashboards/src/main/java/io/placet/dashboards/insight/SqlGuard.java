package io.placet.dashboards.insight;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query through that is one SELECT over the analysts' tables, and nothing else. DuckDB itself
 * reads it; each part of what it read must be one that is allowed.
 */
final class SqlGuard {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MOST_NESTED = 60;
  private static final String SEE = "; what is allowed is at /insights/schema";

  private final Set<String> tables = new TreeSet<>();

  /** Names of what the database has besides, which a query must not even give to its own parts. */
  private final Set<String> others = new HashSet<>();

  private final int characters;

  SqlGuard(List<AnalystTable> tables, int characters, DuckDBConnection connection)
      throws SQLException {
    tables.forEach(table -> this.tables.add(table.name()));
    this.characters = characters;
    try (PreparedStatement names =
            connection.prepareStatement(
                "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()");
        ResultSet rows = names.executeQuery()) {
      while (rows.next()) {
        others.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    others.removeAll(this.tables);
  }

  /**
   * Lets it through, or not.
   *
   * @throws InsightProblem if it is not allowed, saying what is
   */
  void check(String sql, DuckDBConnection connection) throws SQLException {
    if (sql.length() > characters) {
      throw InsightProblem.badRequest("a query has at most " + characters + " characters");
    }
    requireFlat(sql);
    JsonObject read = parse(sql, connection);
    if (read.getBoolean("error", true)) {
      throw InsightProblem.badRequest(
          "allowed is one SELECT: " + read.getString("error_message", "this is none"));
    }
    JsonArray statements = read.getJsonArray("statements");
    if (statements.size() != 1) {
      throw InsightProblem.badRequest("allowed is one SELECT, not several statements");
    }
    Set<String> named = new HashSet<>();
    collectNames(statements, named);
    walk(statements, named);
  }

  /** A query that is nested too deep would not fit the stack of who reads it. */
  private static void requireFlat(String sql) {
    int depth = 0;
    for (int at = 0; at < sql.length(); at++) {
      depth += sql.charAt(at) == '(' ? 1 : sql.charAt(at) == ')' ? -1 : 0;
      if (depth > MOST_NESTED) {
        throw InsightProblem.badRequest(
            "a query has at most " + MOST_NESTED + " brackets within each other");
      }
    }
  }

  private static JsonObject parse(String sql, DuckDBConnection connection) throws SQLException {
    try (PreparedStatement parser =
        connection.prepareStatement("SELECT CAST(json_serialize_sql(?) AS VARCHAR)")) {
      parser.setString(1, sql);
      try (ResultSet row = parser.executeQuery()) {
        row.next();
        return new JsonObject(row.getString(1));
      }
    }
  }

  /** The names that a query gives to its own parts by WITH. */
  private void collectNames(@Nullable Object node, Set<String> named) {
    if (node instanceof JsonArray array) {
      array.forEach(each -> collectNames(each, named));
    } else if (node instanceof JsonObject object) {
      if (object.getValue("cte_map") instanceof JsonObject parts) {
        for (Object part : parts.getJsonArray("map", new JsonArray())) {
          add(((JsonObject) part).getString("key"), named);
        }
      }
      if (object.containsKey("cte_name")) {
        add(object.getString("cte_name"), named);
      }
      object.forEach(entry -> collectNames(entry.getValue(), named));
    }
  }

  private void add(String name, Set<String> named) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches() || others.contains(lower)) {
      throw InsightProblem.badRequest(
          "WITH: a name has letters, digits and _, and is none of the database's own");
    }
    named.add(lower);
  }

  private void walk(@Nullable Object node, Set<String> named) {
    if (node instanceof JsonArray array) {
      array.forEach(each -> walk(each, named));
    } else if (node instanceof JsonObject object) {
      if (object.getValue("class") instanceof String expression) {
        checkExpression(expression, object);
      } else if (object.getValue("type") instanceof String type) {
        checkNode(type, object, named);
      }
      object.forEach(entry -> walk(entry.getValue(), named));
    }
  }

  private static void checkExpression(String expression, JsonObject object) {
    if (!SqlAllowed.EXPRESSIONS.contains(expression)) {
      throw InsightProblem.badRequest(
          "a query has no " + expression.toLowerCase(Locale.ROOT).replace('_', ' ') + SEE);
    }
    if (expression.equals("FUNCTION") || expression.equals("WINDOW")) {
      checkFunction(object, false);
    }
    if (expression.equals("CAST")) {
      JsonObject type = object.getJsonObject("cast_type", new JsonObject());
      if (!SqlAllowed.TYPES.contains(type.getString("id", ""))) {
        throw InsightProblem.badRequest(
            "a value is made to one of " + String.join(", ", new TreeSet<>(SqlAllowed.TYPES)));
      }
    }
  }

  private static void checkFunction(JsonObject function, boolean ofTables) {
    String name = function.getString("function_name", "").toLowerCase(Locale.ROOT);
    boolean isQualified =
        !function.getString("schema", "").isEmpty() || !function.getString("catalog", "").isEmpty();
    boolean isAllowed =
        ofTables
            ? SqlAllowed.TABLE_FUNCTIONS.contains(name)
            : SqlAllowed.FUNCTIONS.contains(name) || SqlAllowed.OPERATORS.contains(name);
    if (isQualified || !isAllowed) {
      throw InsightProblem.badRequest(
          "the function " + shortened(name) + " is not allowed" + (ofTables ? " as a table" : "") + SEE);
    }
  }

  private void checkNode(String type, JsonObject object, Set<String> named) {
    if (!SqlAllowed.NODES.contains(type)) {
      throw InsightProblem.badRequest(
          "a query has no " + type.toLowerCase(Locale.ROOT).replace('_', ' ') + SEE);
    }
    if (type.equals("TABLE_FUNCTION")) {
      checkFunction(object.getJsonObject("function", new JsonObject()), true);
    }
    if (type.equals("BASE_TABLE")) {
      String name = object.getString("table_name", "").toLowerCase(Locale.ROOT);
      boolean isQualified =
          !object.getString("catalog_name", "").isEmpty()
              || !Set.of("", "main").contains(object.getString("schema_name", ""));
      if (isQualified || !(tables.contains(name) || named.contains(name))) {
        throw InsightProblem.badRequest(
            "there is no table " + shortened(name) + "; allowed: " + String.join(", ", tables));
      }
    }
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }
}
