package io.placet.benchmarks.insights;

import io.placet.domain.register.Register;
import io.placet.schemas.register.RegisterLoader;

/**
 * The register of the store that is asked: the sample's metrics, and five that are broken down
 * finely, for the sample's alone would take hundreds of years to ten million cells.
 */
final class BrokenDown {
  /** Less noise than the sample's: what it costs a contact does not matter to a store. */
  private static final String BUDGET = "insights:\n  rho: 1";

  private static final String METRICS =
      metric("orders-by-departement-by-hour", "count", "hour", "postcode")
          + metric("revenue-by-departement-by-hour", "sum", "hour", "postcode")
          + metric("orders-by-departement-and-age-by-day", "count", "day", "postcode", "birth_date")
          + metric("revenue-by-departement-and-age-by-day", "sum", "day", "postcode", "birth_date")
          + metric(
              "buyers-by-departement-and-age-by-day", "contacts", "day", "postcode", "birth_date");

  private BrokenDown() {}

  static String yaml() {
    String sample = RegisterLoader.sampleYaml();
    String yaml =
        sample
            .replaceFirst("insights:\n  rho: [0-9.]+", BUDGET)
            .replaceFirst("\n  metrics:\n", "\n  metrics:\n" + METRICS);
    if (!yaml.contains(BUDGET) || !yaml.contains(METRICS)) {
      throw new IllegalStateException("the sample register's section of figures is another one");
    }
    return yaml;
  }

  static Register register() {
    return RegisterLoader.parse(yaml(), "the bench's register");
  }

  private static String metric(String id, String measure, String period, String... fields) {
    StringBuilder by = new StringBuilder();
    for (String field : fields) {
      by.append(by.isEmpty() ? "" : ", ").append("{field: ").append(field).append('}');
    }
    boolean isSum = measure.equals("sum");
    return "    - id: "
        + id
        + "\n      version: 1\n      description: For the bench\n      purpose: analytics\n"
        + "      measure: "
        + measure
        + (isSum ? "\n      of: total\n      adds" : "\n      events")
        + ": [Order Completed]\n      period: "
        + period
        + "\n      by: ["
        + by
        + "]\n      cells: 2\n"
        + (isSum ? "      most: 300\n" : "")
        + "      rho: 0.1\n";
  }
}
