package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Insights;

/** A small register that declares a metric of each measure, to be broken in one place at a time. */
final class InsightRegister {
  private static final String SECTION =
      """
      insights:
        rho: 0.1
        delta: 0.000001
        threshold: 12
        metrics:
          - id: orders
            version: 3
            description: Orders
            purpose: analytics
            measure: count
            events: [Order Completed]
            period: week
            by: [{field: country, values: [France, EIRE]}, {field: postcode}]
            cells: 6
            most: 2
            rho: 0.02
          - id: revenue
            description: Revenue
            purpose: analytics
            measure: sum
            of: total
            adds: [Order Completed]
            subtracts: [Order Refunded]
            period: week
            by: [{event: true}]
            cells: 5
            most: 1500.5
            rho: 0.03
          - id: buyers
            description: Buyers
            purpose: analytics
            measure: contacts
            events: [Order Completed]
            period: month
            by: [{field: birth_date}, {field: gift}]
            cells: 1
            rho: 0.02
          - id: funnel
            description: Refunds of orders
            purpose: analytics
            measure: funnel
            events: [Order Completed, Order Refunded]
            period: day
            cells: 4
            rho: 0.02
          - id: cohorts
            description: Who comes back
            purpose: analytics
            measure: retention
            events: [Order Completed]
            windows: 6
            period: hour
            cells: 1
            rho: 0.01
      """;

  private static final String EVENT_TYPES =
      """
      eventTypes:
        - name: Order Completed
          purposes: [profiling, analytics]
          fields:
            total: {type: decimal, treatment: keep}
            country: {type: text, treatment: keep}
            postcode: {type: text, generalise: departement}
            birth_date: {type: integer, generalise: age-band}
            gift: {type: boolean, treatment: keep}
            lines: {type: integer, treatment: keep}
            size: {type: text, treatment: keep}
            order_id: {type: text, treatment: pseudonymise}
            address: {type: text, treatment: seal}
            email: {type: text, treatment: drop}
        - name: Order Refunded
          purposes: [analytics]
          fields:
            total: {type: decimal, treatment: keep}
            size: {type: integer, treatment: keep}
        - name: Order Wished
          purposes: [profiling]
          fields: {}
        - name: Clinic Visited
          purposes: [health]
          fields:
            country: {type: text, treatment: keep, specialCategory: health}
        - name: other
          purposes: [analytics]
          fields: {}
      """;

  private static final String PURPOSES =
      """
      purposes:
        - id: analytics
          description: Figures
          basis: legitimate-interest
          consumers: [insights]
          directMarketing: false
          retention: P1Y
        - id: health
          description: Figures
          basis: legitimate-interest
          consumers: [insights]
          directMarketing: false
          specialCategories: true
          retention: P1Y
      """;

  static final String VALID =
      SmallRegister.VALID
              .replace("purposes:\n  - id: newsletter", PURPOSES + "  - id: newsletter")
              .replaceFirst("(?s)eventTypes:.*(?=recipients:)", EVENT_TYPES)
          + SECTION;

  private static final int LINES_BEFORE =
      (int) VALID.substring(0, VALID.indexOf("insights:\n")).lines().count();

  private InsightRegister() {}

  static Insights read() {
    return RegisterLoader.parse(VALID, "register.yaml").insights();
  }

  /**
   * What is said of it once a text that its section holds is another; lines count from the
   * section's first.
   */
  static String messageOf(String right, String wrong) {
    assertThat(SECTION).containsOnlyOnce(right);
    String message = SmallRegister.messageOfText(VALID.replace(right, wrong));
    return shifted(message);
  }

  private static String shifted(String message) {
    StringBuilder lines = new StringBuilder();
    for (String line : message.split("\n")) {
      String[] parts = line.split(":", 3);
      lines.append(Integer.parseInt(parts[1]) - LINES_BEFORE).append(':').append(parts[2]);
      lines.append('\n');
    }
    return lines.toString().strip();
  }
}
