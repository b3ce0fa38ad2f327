package io.placet.fit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A file of purchases, a line each, and until when they are looked at. */
final class PurchaseOptions {
  /** Some hundred bytes each. */
  static final int MOST_CUSTOMERS = 1_000_000;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a header, a line for each purchase; .gz is unpacked")
  private Path from = Path.of("");

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DAY",
      description = "Last day to fit to, such as 2026-06-30 (UTC); what comes after is left out")
  private LocalDate until = LocalDate.EPOCH;

  @Option(
      names = "--customer",
      paramLabel = "COLUMN",
      defaultValue = "customer",
      description = "Who bought (${DEFAULT-VALUE})")
  private String customerColumn = "";

  @Option(
      names = "--date",
      paramLabel = "COLUMN",
      defaultValue = "date",
      description = "When: a day, or a time, in UTC unless it says otherwise (${DEFAULT-VALUE})")
  private String dateColumn = "";

  @Option(
      names = "--event",
      paramLabel = "TYPE",
      defaultValue = "Order Completed",
      description = "Event type that is such a purchase in the engine (${DEFAULT-VALUE})")
  private String eventType = "";

  LocalDate until() {
    return until;
  }

  String eventType() {
    return eventType;
  }

  /** Those who bought up to the end, and the last day of the whole file. */
  record Population(List<Customer> customers, LocalDate lastDay) {}

  /**
   * Reads the file.
   *
   * @param amountColumn of the amount, if the model needs it
   */
  Population read(Optional<String> amountColumn) throws FitStopped {
    List<String> columns = new ArrayList<>(List.of(customerColumn, dateColumn));
    amountColumn.ifPresent(columns::add);
    Map<String, Customer> customers = new HashMap<>();
    LocalDate[] last = {LocalDate.MIN};
    new Table(from)
        .read(
            columns,
            row -> {
              LocalDate day = row.day(dateColumn);
              double amount = amountColumn.isPresent() ? row.amount(amountColumn.get()) : 0;
              customers
                  .computeIfAbsent(row.text(customerColumn), id -> new Customer())
                  .bought(day, amount, until);
              last[0] = day.isAfter(last[0]) ? day : last[0];
              if (customers.size() > MOST_CUSTOMERS) {
                throw new FitStopped(
                    FitStopped.WRONG_USE,
                    "more than %,d customers; fit to a sample".formatted(MOST_CUSTOMERS));
              }
            });
    List<Customer> bought =
        customers.values().stream().filter(one -> one.calibration().isPresent()).toList();
    if (bought.isEmpty()) {
      throw new FitStopped(FitStopped.WRONG_USE, "no purchase up to --until " + until);
    }
    return new Population(bought, last[0]);
  }
}
