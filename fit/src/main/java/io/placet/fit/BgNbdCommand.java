package io.placet.fit;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Purchases;
import io.placet.domain.score.Repeats;
import io.placet.domain.score.TimeUnit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code placet fit bg-nbd}. */
@Command(
    name = "bg-nbd",
    description = {
      "Expected purchases or probability alive by BG/NBD (Fader, Hardie, Lee 2005).",
      "Purchases of one day count as one. Prints the log-likelihood, the parameters with their"
          + " standard errors, and, where the file goes on after --until, how well they foretell it."
    })
final class BgNbdCommand extends FitCommand {
  private static final String[] NAMES = {"r", "alpha", "a", "b"};

  @Mixin private final PurchaseOptions purchases = new PurchaseOptions();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "WEEKS",
      description = "Of time: days or weeks (weeks)")
  private TimeUnit unit = TimeUnit.WEEKS;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      defaultValue = "13",
      description = "Within how many units purchases are expected (${DEFAULT-VALUE})")
  private double horizon;

  @Option(
      names = "--probability-alive",
      description = "The score is the probability alive instead of expected purchases")
  private boolean alive;

  @Override
  Fitted fit(PrintWriter out) throws FitStopped {
    PurchaseOptions.Population population = purchases.read(Optional.empty());
    List<Repeats> customers = population.customers().stream().map(this::repeats).toList();
    BgNbdFit.Fitted fitted = BgNbdFit.fit(customers);
    String description =
        String.format(
            Locale.ROOT,
            "BG/NBD fitted to %,d customers up to %s: log-likelihood %.4f",
            customers.size(),
            purchases.until(),
            fitted.logLikelihood());
    out.println(description);
    print(fitted, out);
    HoldOut.of(population, purchases.until(), unit, fitted.parameters(), this::repeats)
        .ifPresent(holdOut -> holdOut.print(out));
    return new Fitted(model(fitted.parameters()), description);
  }

  @Override
  String defaultId() {
    return alive ? "probability-alive" : "expected-purchases";
  }

  private Repeats repeats(Customer customer) {
    Purchases bought = customer.calibration().orElseThrow();
    return Repeats.of(bought, purchases.until(), unit);
  }

  private BgNbdModel model(BgNbd parameters) throws FitStopped {
    try {
      return new BgNbdModel(
          purchases.eventType(),
          unit,
          parameters,
          alive ? new BgNbdModel.ProbabilityAlive() : new BgNbdModel.ExpectedPurchases(horizon));
    } catch (IllegalArgumentException wrongHorizon) {
      throw new FitStopped(
          FitStopped.WRONG_USE, "--horizon: " + wrongHorizon.getMessage(), wrongHorizon);
    }
  }

  private static void print(BgNbdFit.Fitted fitted, PrintWriter out) {
    BgNbd found = fitted.parameters();
    double[] values = {found.r(), found.alpha(), found.a(), found.b()};
    for (int i = 0; i < values.length; i++) {
      out.printf(
          Locale.ROOT,
          "  %-6s %10.4f   standard error %.4f%n",
          NAMES[i],
          values[i],
          fitted.standardErrors().get(i));
    }
  }
}
