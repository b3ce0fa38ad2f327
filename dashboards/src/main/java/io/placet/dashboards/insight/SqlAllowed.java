package io.placet.dashboards.insight;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a query may be made of. All else is refused, also what a later DuckDB brings. Functions are
 * those whose results are no larger than what they are given: none makes a long text or list from a
 * short query, which no limit of memory sees.
 */
final class SqlAllowed {
  /** Statements, tables and what orders and limits them, as DuckDB's parser names them. */
  static final Set<String> NODES =
      Set.of(
          "SELECT_NODE",
          "SET_OPERATION_NODE",
          "RECURSIVE_CTE_NODE",
          "CTE_NODE",
          "BASE_TABLE",
          "SUBQUERY",
          "JOIN",
          "EMPTY",
          "EXPRESSION_LIST",
          "TABLE_FUNCTION",
          "ORDER_MODIFIER",
          "LIMIT_MODIFIER",
          "LIMIT_PERCENT_MODIFIER",
          "DISTINCT_MODIFIER",
          "ORDER_DEFAULT",
          "ASCENDING",
          "DESCENDING");

  /** Expressions, as DuckDB's parser names them. */
  static final Set<String> EXPRESSIONS =
      Set.of(
          "BETWEEN",
          "CASE",
          "CAST",
          "COLUMN_REF",
          "COMPARISON",
          "CONJUNCTION",
          "CONSTANT",
          "FUNCTION",
          "OPERATOR",
          "POSITIONAL_REFERENCE",
          "STAR",
          "SUBQUERY",
          "TYPE",
          "WINDOW");

  /** To which a value may be made. */
  static final Set<String> TYPES =
      Set.of(
          "BOOLEAN",
          "INT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "NUMERIC",
          "VARCHAR",
          "TEXT",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "INTERVAL");

  /** What stands where a column may, and is none. */
  static final Set<String> NO_COLUMNS =
      Set.of(
          "current_catalog",
          "current_database",
          "current_date",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "session_user",
          "user");

  /** Those of tables. */
  static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series");

  static final Set<String> OPERATORS =
      Set.of("+", "-", "*", "/", "//", "%", "**", "^", "~~", "!~~", "~~*", "!~~*");

  private static final String NUMBERS =
      "abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log10 log2 pow power mod greatest least isnan isinf isfinite pi";
  private static final String TEXTS =
      "lower upper trim ltrim rtrim length substring substr left right starts_with ends_with prefix suffix contains strpos";
  private static final String TIMES =
      "date_trunc date_part datepart date_diff datediff date_add date_sub make_date year month day hour week isoyear isodow dow dayofweek dayofyear weekday quarter monthname dayname last_day strftime to_years to_months to_weeks to_days to_hours to_minutes to_seconds";
  private static final String CHOICES = "coalesce ifnull nullif if";
  private static final String AGGREGATES =
      "count count_star count_if sum avg mean min max median quantile quantile_cont quantile_disc mode stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count bool_and bool_or arg_min arg_max min_by max_by any_value first last product";
  private static final String WINDOWS =
      "row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value";

  /** Those of values. */
  static final Set<String> FUNCTIONS =
      Set.of(String.join(" ", NUMBERS, TEXTS, TIMES, CHOICES, AGGREGATES, WINDOWS).split(" ", -1));

  private SqlAllowed() {}

  /** Names of all functions, in order. */
  static Set<String> allFunctions() {
    Set<String> all = new TreeSet<>(FUNCTIONS);
    all.addAll(TABLE_FUNCTIONS);
    return all;
  }
}
