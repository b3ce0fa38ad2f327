package io.placet.fit;

import io.placet.domain.score.Classes;
import io.placet.domain.score.Purchases;
import io.placet.domain.score.RfmModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code placet fit rfm}. */
@Command(
    name = "rfm",
    description = {
      "Recency, frequency and monetary value in classes by quantiles of the file's customers.",
      "Prints the boundaries; customers alike are in one class, so classes are not always equal."
    })
final class RfmCommand extends FitCommand {
  @Mixin private final PurchaseOptions purchases = new PurchaseOptions();

  @Option(
      names = "--amount",
      paramLabel = "COLUMN",
      defaultValue = "amount",
      description = "What was paid (${DEFAULT-VALUE})")
  private String amountColumn = "";

  @Option(
      names = "--amount-field",
      paramLabel = "FIELD",
      defaultValue = "total",
      description = "Field of the event type with that amount in the engine (${DEFAULT-VALUE})")
  private String amountField = "";

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many classes, 2 to " + RfmModel.MOST_CLASSES + " (${DEFAULT-VALUE})")
  private int classes;

  @Option(
      names = "--weights",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,1,1",
      description = "Of the classes of recency, frequency, monetary (${DEFAULT-VALUE})")
  private List<Double> weights = new ArrayList<>();

  @Override
  Fitted fit(PrintWriter out) throws FitStopped {
    checkOptions();
    List<Purchases> customers =
        purchases.read(Optional.of(amountColumn)).customers().stream()
            .map(customer -> customer.calibration().orElseThrow())
            .toList();
    String description =
        String.format(
            Locale.ROOT,
            "RFM in %d classes by quantiles of %,d customers up to %s",
            classes,
            customers.size(),
            purchases.until());
    out.println(description);
    RfmModel model =
        new RfmModel(
            purchases.eventType(),
            amountField,
            classes("recency", customers, one -> one.daysSinceLast(purchases.until()), 0, out),
            classes("frequency", customers, Purchases::days, 1, out),
            classes("monetary", customers, Purchases::total, 2, out));
    return new Fitted(model, description);
  }

  @Override
  String defaultId() {
    return "rfm";
  }

  private void checkOptions() throws FitStopped {
    if (classes < 2 || classes > RfmModel.MOST_CLASSES) {
      throw new FitStopped(
          FitStopped.WRONG_USE, "--classes: allowed: 2 to " + RfmModel.MOST_CLASSES);
    }
    if (weights.size() != 3 || !weights.stream().allMatch(Double::isFinite)) {
      throw new FitStopped(FitStopped.WRONG_USE, "--weights: three numbers such as 1,1,1");
    }
  }

  private Classes classes(
      String name,
      List<Purchases> customers,
      ToDoubleFunction<Purchases> feature,
      int weight,
      PrintWriter out) {
    RfmFit fit = new RfmFit();
    customers.forEach(customer -> fit.add(feature.applyAsDouble(customer)));
    Classes found = new Classes(fit.boundaries(classes), weights.get(weight));
    long[] sizes = new long[classes];
    customers.forEach(one -> sizes[found.classOf(feature.applyAsDouble(one)) - 1]++);
    out.printf(
        Locale.ROOT,
        "  %-9s boundaries %s, customers %s, rank error %.2f %%%n",
        name,
        found.boundaries(),
        Arrays.toString(sizes),
        100 * fit.rankError());
    return found;
  }
}
