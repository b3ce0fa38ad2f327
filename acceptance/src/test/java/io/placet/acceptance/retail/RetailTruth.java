package io.placet.acceptance.retail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The events of a retail file and the figures that follow from them.
 *
 * <p>Two sums look alike. An event's {@code total} is the sum over <em>all</em> lines of its
 * invoice, since that is what the customer paid. PROVENANCE's cleaned sum drops single lines whose
 * quantity or price is not positive. {@link #cleaningDifferences()} names the identified orders
 * where the two disagree; in the real file there are none, as all 40 lines that cleaning drops from
 * them are free.
 */
public final class RetailTruth {
  private final List<RetailLine> lines;
  private final Map<String, List<RetailLine>> invoices;

  /** The figures of PROVENANCE over the cleaned lines. */
  public record Cleaned(int lines, int customers, int invoices, BigDecimal sum) {}

  /** Completed orders of one customer. */
  public record Revenue(int orders, BigDecimal total) {}

  RetailTruth(List<RetailLine> lines) {
    this.lines = List.copyOf(lines);
    this.invoices =
        lines.stream().collect(groupingBy(RetailLine::invoice, LinkedHashMap::new, toList()));
  }

  public static RetailTruth of(Path file) throws IOException {
    return new RetailTruth(RetailCsv.read(file));
  }

  public int invoices() {
    return invoices.size();
  }

  public Cleaned cleaned() {
    List<RetailLine> clean = lines.stream().filter(RetailLine::clean).toList();
    return new Cleaned(
        clean.size(),
        (int) clean.stream().map(RetailLine::customer).distinct().count(),
        (int) clean.stream().map(RetailLine::invoice).distinct().count(),
        sum(clean));
  }

  /** In the order of a replay: by time, then by the invoice's first line. */
  public List<RetailEvent> events() {
    List<RetailEvent> events = new ArrayList<>();
    invoices.forEach(
        (invoice, itsLines) -> {
          boolean adjustment = invoice.startsWith("A");
          boolean freeOrder = !invoice.startsWith("C") && sum(itsLines).signum() == 0;
          if (!adjustment && !freeOrder) {
            events.add(event(invoice, itsLines));
          }
        });
    events.sort(Comparator.comparing(RetailEvent::time));
    return events;
  }

  /**
   * Identified orders whose total differs from the sum of their cleaned lines, with the difference.
   */
  Map<String, BigDecimal> cleaningDifferences() {
    Map<String, BigDecimal> differences = new TreeMap<>();
    for (RetailEvent event : events()) {
      if (event.order() && event.identified()) {
        List<RetailLine> itsLines = invoices.getOrDefault(event.orderId(), List.of());
        BigDecimal clean = sum(itsLines.stream().filter(RetailLine::clean).toList());
        if (clean.compareTo(event.total()) != 0) {
          differences.put(event.orderId(), event.total().subtract(clean));
        }
      }
    }
    return differences;
  }

  /** Orders and revenue of each identified customer that the predicate takes, by contact. */
  public Map<String, Revenue> revenue(Predicate<String> contacts) {
    Map<String, Revenue> revenue = new TreeMap<>();
    for (RetailEvent event : events()) {
      if (event.order() && event.identified() && contacts.test(event.contact())) {
        revenue.merge(
            event.contact(),
            new Revenue(1, event.total()),
            (a, b) -> new Revenue(a.orders() + b.orders(), a.total().add(b.total())));
      }
    }
    return revenue;
  }

  private static RetailEvent event(String invoice, List<RetailLine> lines) {
    RetailLine first = lines.get(0);
    boolean refund = first.cancelled();
    int quantity = lines.stream().mapToInt(RetailLine::quantity).sum();
    BigDecimal total = sum(lines).setScale(4);
    return new RetailEvent(
        refund ? "Order Refunded" : "Order Completed",
        first.customer().isEmpty() ? "anonymous:" + invoice : "user:" + first.customer(),
        first.time(),
        invoice,
        refund ? total.abs() : total,
        lines.size(),
        refund ? Math.abs(quantity) : quantity,
        first.country());
  }

  private static BigDecimal sum(List<RetailLine> lines) {
    return lines.stream().map(RetailLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
