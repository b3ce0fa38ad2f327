package io.placet.schemas.register;

import static io.placet.schemas.register.InsightRegister.messageOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person reads who made a mistake in the figures; lines count from the section's first. */
class InsightMistakesTest {
  private static final String METRIC = "insights.metrics";
  private static final String ORDERS = "description: Orders\n      purpose: ";

  @Test
  void moreThanTheBudgetIsRefusedAndEachShareIsTold() {
    assertThat(messageOf("rho: 0.1\n", "rho: 0.05\n"))
        .isEqualTo(
            "5: insights.metrics: cost 0.1 together (orders 0.02, revenue 0.03, buyers 0.02,"
                + " funnel 0.02, cohorts 0.01); allowed: 0.05, the rho of a contact and month");
    assertThat(messageOf("rho: 0.01\n", "rho: 0.0100001\n"))
        .startsWith("5: insights.metrics: cost 0.1000001 together (");
  }

  @Test
  void anIdIsDeclaredOnce() {
    assertThat(messageOf("id: buyers", "id: orders"))
        .startsWith("29: " + METRIC + "[2].id: 'orders' is declared twice; first on line ");
  }

  @Test
  void numbersHaveTheirRange() {
    assertThat(messageOf("version: 3", "version: 0"))
        .startsWith("7: " + METRIC + "[0].version: '0' is not allowed; expected: a whole number,");
    assertThat(messageOf("cells: 6", "cells: 0"))
        .isEqualTo(
            "14: "
                + METRIC
                + "[0].cells: '0' is not allowed; expected: in how many cells of a month one contact"
                + " counts at most: 1 to 1,000");
    assertThat(messageOf("most: 2", "most: 0"))
        .contains("[0].most: '0' is not allowed; expected: ");
    assertThat(messageOf("rho: 0.03", "rho: 0"))
        .contains("[1].rho: '0' is not allowed; expected: its share of the month's ρ: above 0");
    assertThat(messageOf("delta: 0.000001", "delta: 1e-6"))
        .isEqualTo("3: insights.delta: '1e-6' is not allowed; expected: a number");
    assertThat(messageOf("threshold: 12", "threshold: 1.5"))
        .isEqualTo("4: insights.threshold: '1.5' is not allowed; expected: a whole number");
    assertThat(messageOf("windows: 6", "windows: 61"))
        .contains("[4].windows: '61' is not allowed; expected: of retention: for how many windows");
  }

  @Test
  void aPurposeIsDeclaredAndHasFigures() {
    assertThat(messageOf("description: Orders\n      purpose: analytics", ORDERS + "statistics"))
        .isEqualTo(
            "9: "
                + METRIC
                + "[0].purpose: 'statistics' is not declared; allowed: analytics, health");
    assertThat(messageOf("description: Orders\n      purpose: analytics", ORDERS + "profiling"))
        .startsWith(
            "9: "
                + METRIC
                + "[0].purpose: 'profiling' has no consumer insights; allowed: analytics, health");
  }

  @Test
  void anEventIsDeclaredAndOfThePurpose() {
    assertThat(messageOf("[Order Completed, Order Refunded]", "[Order Completed, Order Lost]"))
        .isEqualTo(
            "42: "
                + METRIC
                + "[3].events[1]: 'Order Lost' is no event type; declared: Order Completed,"
                + " Order Refunded, Order Wished, Clinic Visited, other");
    assertThat(messageOf("[Order Completed, Order Refunded]", "[Order Completed, Order Wished]"))
        .isEqualTo(
            "42: "
                + METRIC
                + "[3].events[1]: 'Order Wished' may not be processed for 'analytics'; its purposes:"
                + " profiling");
  }

  @Test
  void aMeasureSaysWhatItNeedsAndNothingElse() {
    assertThat(messageOf("      of: total\n", ""))
        .isEqualTo("17: " + METRIC + "[1].of: is missing; the measure sum needs adds, most, of");
    assertThat(messageOf("      windows: 6\n", ""))
        .isEqualTo(
            "46: "
                + METRIC
                + "[4].windows: is missing; the measure retention needs events, windows");
    assertThat(messageOf("windows: 6", "windows: 6\n      of: total"))
        .isEqualTo(
            "52: "
                + METRIC
                + "[4].of: is not for the measure retention; allowed for it: events, windows");
    assertThat(messageOf("measure: sum", "measure: median"))
        .isEqualTo(
            "20: "
                + METRIC
                + "[1].measure: 'median' is not allowed; allowed: count, sum, contacts, funnel,"
                + " retention, members");
  }

  @Test
  void stepsAndCohortsAreNotBrokenDown() {
    assertThat(messageOf("windows: 6", "windows: 6\n      by: [{field: gift}]"))
        .isEqualTo(
            "52: "
                + METRIC
                + "[4].by: is not for the measure retention; allowed for it: events, windows");
    assertThat(messageOf("period: day", "period: day\n      by: [{event: true}]"))
        .isEqualTo(
            "44: " + METRIC + "[3].by: is not for the measure funnel; allowed for it: events");
  }

  @Test
  void aFunnelHasTwoSteps() {
    assertThat(messageOf("[Order Completed, Order Refunded]", "[Order Completed]"))
        .isEqualTo("42: " + METRIC + "[3].events: has one step; allowed: two or more");
  }

  @Test
  void whereContactsAreCountedEachCountsForOne() {
    assertThat(messageOf("period: month", "period: month\n      most: 2"))
        .isEqualTo(
            "35: "
                + METRIC
                + "[2].most: 2 is not allowed; where contacts are counted each counts for 1: leave"
                + " it out");
    assertThat(messageOf("period: day", "period: day\n      most: 1.5")).contains("[3].most: 1.5");
    assertThat(messageOf("most: 2", "most: 2.5"))
        .isEqualTo("15: " + METRIC + "[0].most: 2.5 is no number of events; allowed: 1, 2, …");
    assertThat(messageOf("most: 1500.5", "most: 0.00001"))
        .isEqualTo("27: " + METRIC + "[1].most: 0.00001 is too fine; allowed: four decimals");
  }

  @Test
  void onlyNumbersAreAdded() {
    assertThat(messageOf("of: total", "of: size"))
        .isEqualTo(
            "21: "
                + METRIC
                + "[1].of: 'size' of Order Completed is text, of which there is no sum; allowed:"
                + " decimal or integer");
    assertThat(messageOf("of: total", "of: gift"))
        .contains("[1].of: 'gift' of Order Completed is boolean")
        .contains("[1].of: 'gift' is no field of Order Refunded; declared: total, size");
    assertThat(messageOf("of: total", "of: birth_date"))
        .as("an age is a band of ages once it is stored")
        .contains("[1].of: 'birth_date' of Order Completed is age-band, of which there is no sum");
    assertThat(messageOf("of: total", "of: price"))
        .contains("[1].of: 'price' is no field of Order Completed; declared: total, country,");
    assertThat(messageOf("subtracts: [Order Refunded]", "subtracts: [Order Completed]"))
        .isEqualTo(
            "23: "
                + METRIC
                + "[1].subtracts[0]: 'Order Completed' is added too; allowed: one of both");
  }

  @Test
  void whatStaysBeforeTheGateOrIsSealedIsNoDimension() {
    assertThat(messageOf("{field: postcode}", "{field: email, values: [a]}"))
        .isEqualTo(
            "13: "
                + METRIC
                + "[0].by[1].field: 'email' of Order Completed has the treatment drop, of which"
                + " nothing can be told; allowed: keep, or generalise");
    assertThat(messageOf("{field: postcode}", "{field: address, values: [a]}"))
        .contains("has the treatment seal,");
    assertThat(messageOf("{field: postcode}", "{field: order_id, values: [a]}"))
        .contains("has the treatment pseudonymise,");
  }

  @Test
  void dataOfASpecialCategoryIsNoDimension() {
    String orders =
        """
              purpose: analytics
              measure: count
              events: [Order Completed]
              period: week
              by: [{field: country, values: [France, EIRE]}, {field: postcode}]
        """;
    String clinics =
        orders
            .replace("purpose: analytics", "purpose: health")
            .replace("Order Completed", "Clinic Visited")
            .replace(", {field: postcode}", "");

    assertThat(messageOf(orders, clinics))
        .isEqualTo(
            "13: "
                + METRIC
                + "[0].by[0].field: 'country' of Clinic Visited reveals health; allowed: fields of no"
                + " special category");
  }

  @Test
  void aDimensionHasPublicValues() {
    assertThat(messageOf("{field: postcode}", "{field: size}"))
        .isEqualTo(
            "13: "
                + METRIC
                + "[0].by[1].values: is missing; expected: a list of the values that are told apart");
    assertThat(messageOf("{field: postcode}", "{field: total, values: [a]}"))
        .contains("[0].by[1].field: is an amount, of which each value is another; allowed: text,");
    assertThat(messageOf("{field: postcode}", "{field: postcode, values: [\"29\", \"20\"]}"))
        .contains("[0].by[1].values[1]: '20' is none of its values; allowed: 01, 02, 03");
    assertThat(messageOf("{field: postcode}", "{field: lines, values: [\"1\", \"01\"]}"))
        .contains("[0].by[1].values[1]: '01' is no whole number; allowed: such as");
    assertThat(messageOf("[France, EIRE]", "[France, other]"))
        .isEqualTo(
            "13: "
                + METRIC
                + "[0].by[0].values[1]: 'other' is what all else is called; leave it out");
    assertThat(messageOf("[France, EIRE]", "[France, France]")).contains("holds a value twice");
    assertThat(messageOf("[France, EIRE]", "[29]"))
        .contains("[0].by[0].values[0]: 29 is not text; put it in quotes: \"29\"");
  }

  @Test
  void aDimensionIsAFieldOfEachEventOrTheEvent() {
    assertThat(messageOf("{event: true}", "{field: country, values: [France]}"))
        .isEqualTo(
            "25: "
                + METRIC
                + "[1].by[0].field: 'country' is no field of Order Refunded; declared: total, size");
    assertThat(messageOf("{event: true}", "{field: size, values: [\"1\"]}"))
        .isEqualTo(
            "25: "
                + METRIC
                + "[1].by[0].field: 'size' is not the same in each event: {text=Order Completed,"
                + " integer=Order Refunded}; allowed: one kind");
    assertThat(messageOf("{event: true}", "{event: false}"))
        .isEqualTo("25: " + METRIC + "[1].by[0].event: 'false' is not allowed; allowed: true");
    assertThat(messageOf("{event: true}", "{event: true, values: [a]}"))
        .isEqualTo("25: " + METRIC + "[1].by[0].values: follow from the events; leave them out");
    assertThat(messageOf("{event: true}", "{event: true, field: total}"))
        .isEqualTo(
            "25: "
                + METRIC
                + "[1].by[0]: is told by a field or by the event; allowed: field or event: true");
    assertThat(messageOf("{event: true}", "{event: true}, {event: true}"))
        .isEqualTo("25: " + METRIC + "[1].by[1]: stands twice; allowed: once");
    assertThat(
            messageOf(
                "by: [{field: country, values: [France, EIRE]}, {field: postcode}]", "by: []"))
        .contains("[0].by: is empty; expected: a list of what it is broken down by");
  }

  @Test
  void anEventThatIsCalledOtherIsNoValue() {
    assertThat(
            messageOf(
                "events: [Order Completed]\n      period: week\n      by: [{field: country,"
                    + " values: [France, EIRE]}, {field: postcode}]",
                "events: [other]\n      period: week\n      by: [{event: true}]"))
        .isEqualTo(
            "13: "
                + METRIC
                + "[0].by[0]: an event is called other, as all else is; allowed: another dimension");
  }

  @Test
  void aGridIsNotLargerThanWhatCanBeReleasedEachTime() {
    String many =
        IntStream.range(0, 200).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(", "));

    assertThat(messageOf("[France, EIRE]", "[" + many + "]"))
        .matches(
            "13: insights\\.metrics\\[0]\\.by: makes 2[0-9]{4} cells a window; allowed: 20000");
  }
}
