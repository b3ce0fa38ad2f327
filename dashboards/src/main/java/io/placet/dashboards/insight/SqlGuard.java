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
 * Lets a query through that is one SELECT over the analysts' tables, and nothing else. DuckDB
 * itself reads it; each part of what it read must be one that is allowed.
 */
final class SqlGuard {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What may stand behind a statement, and not within brackets. */
  private static final Pattern END = Pattern.compile("[;\\s]+$");

  private static final int MOST_NESTED = 60;
  private static final JsonArray NO_PATH = new JsonArray();
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
   * @param rows at most, above 0
   * @return what to run instead: the same with one row more than that at most
   * @throws InsightProblem if it is not allowed, saying what is
   */
  String admit(String sql, int rows, DuckDBConnection connection) throws SQLException {
    if (sql.length() > characters) {
      throw InsightProblem.badRequest("a query has at most " + characters + " characters");
    }
    check(sql, connection);
    String bounded =
        "SELECT * FROM (\n" + END.matcher(sql).replaceFirst("") + "\n) LIMIT " + (rows + 1L);
    // what runs is what was read: whatever a query is within brackets, it is judged there again
    check(bounded, connection);
    return bounded;
  }

  private void check(String sql, DuckDBConnection connection) throws SQLException {
    requireFlat(sql);
    JsonObject read = parse(sql, connection);
    if (read.getBoolean("error", true)) {
      String why = read.getString("error_message", "");
      throw InsightProblem.badRequest(
          "allowed is one SELECT; "
              + (why.startsWith("Only SELECT") ? "this is another statement" : why));
    }
    JsonArray statements = read.getJsonArray("statements");
    if (statements.size() != 1) {
      throw InsightProblem.badRequest("allowed is one SELECT, not none and not several statements");
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
      boolean isTable = "TABLE_FUNCTION".equals(object.getValue("type"));
      if (isTable) {
        walkTableFunction(object, named);
        return;
      }
      if (object.getValue("class") instanceof String expression) {
        checkExpression(expression, object);
      } else if (object.getValue("type") instanceof String type) {
        checkNode(type, object, named);
      }
      object.forEach(entry -> walk(entry.getValue(), named));
    }
  }

  /** The function itself is one of tables; what it is given is looked at as everything else. */
  private void walkTableFunction(JsonObject table, Set<String> named) {
    JsonObject function = table.getJsonObject("function", new JsonObject());
    checkTableFunction(function);
    function.forEach(entry -> walk(entry.getValue(), named));
    table.forEach(
        entry -> {
          if (!entry.getKey().equals("function")) {
            walk(entry.getValue(), named);
          }
        });
  }

  private static void checkExpression(String expression, JsonObject object) {
    if (!SqlAllowed.EXPRESSIONS.contains(expression)) {
      throw InsightProblem.badRequest("a query has no " + words(expression) + SEE);
    }
    switch (expression) {
      case "FUNCTION" -> checkFunction(object);
      case "WINDOW" -> checkFunction(object);
      case "TYPE" -> checkType(object);
      case "COLUMN_REF" -> checkColumn(object.getJsonArray("column_names", new JsonArray()));
      default -> {
        // its parts are looked at one by one
      }
    }
  }

  private static void checkFunction(JsonObject function) {
    String name = function.getString("function_name", "").toLowerCase(Locale.ROOT);
    boolean isAllowed = SqlAllowed.FUNCTIONS.contains(name) || SqlAllowed.OPERATORS.contains(name);
    if (!isAllowed || !isPlain(function, name)) {
      throw InsightProblem.badRequest("the function " + shortened(name) + " is not allowed" + SEE);
    }
  }

  private static void checkTableFunction(JsonObject function) {
    String name = function.getString("function_name", "").toLowerCase(Locale.ROOT);
    if (!SqlAllowed.TABLE_FUNCTIONS.contains(name) || !isPlain(function, name)) {
      throw InsightProblem.badRequest(
          "the function " + shortened(name) + " is not allowed as a table" + SEE);
    }
  }

  /** Whether it is named by its name alone, not by where it is. */
  private static boolean isPlain(JsonObject named, String name) {
    JsonArray path = path(named);
    return path.size() == 1 && path.getString(0).equalsIgnoreCase(name);
  }

  private static JsonArray path(JsonObject named) {
    return named.getJsonObject("qualified_name", new JsonObject()).getJsonArray("path", NO_PATH);
  }

  private static void checkType(JsonObject type) {
    String name = type.getString("type_name", "");
    if (!SqlAllowed.TYPES.contains(name.toUpperCase(Locale.ROOT)) || !isPlain(type, name)) {
      throw InsightProblem.badRequest(
          "a value is made to one of " + String.join(", ", new TreeSet<>(SqlAllowed.TYPES)));
    }
  }

  private static void checkColumn(JsonArray names) {
    if (names.size() == 1
        && SqlAllowed.NO_COLUMNS.contains(names.getString(0).toLowerCase(Locale.ROOT))) {
      throw InsightProblem.badRequest(names.getString(0) + " is not allowed" + SEE);
    }
  }

  private void checkNode(String type, JsonObject object, Set<String> named) {
    if (!SqlAllowed.NODES.contains(type)) {
      throw InsightProblem.badRequest("a query has no " + words(type) + SEE);
    }
    if (type.equals("BASE_TABLE")) {
      checkTable(object, named);
    }
  }

  private void checkTable(JsonObject table, Set<String> named) {
    String name = table.getString("table_name", "").toLowerCase(Locale.ROOT);
    JsonArray path = path(table);
    boolean isPlain =
        isPlain(table, name)
            || (path.size() == 2
                && path.getString(0).equals(DuckDBConnection.DEFAULT_SCHEMA)
                && path.getString(1).equalsIgnoreCase(name));
    boolean isKnown = tables.contains(name) || named.contains(name);
    if (!isPlain || !isKnown || table.getValue("at_clause") != null) {
      throw InsightProblem.badRequest(
          "there is no table " + shortened(name) + "; allowed: " + String.join(", ", tables));
    }
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }
}
