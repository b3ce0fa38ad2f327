package io.placet.fit;

import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.LogisticModel.Term;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code placet fit logistic}. */
@Command(
    name = "logistic",
    description = {
      "The probability of a label by logistic regression on columns of numbers.",
      "Prints the log-likelihood and the coefficients of the standardised columns with their"
          + " standard errors. Each column says by --feature what it is in the engine."
    },
    footer = {
      "",
      "Example:",
      "  placet fit logistic --from customers.csv --label bought --out propensity.json \\",
      "    --feature 'orders=count:Order Completed:P90D' \\",
      "    --feature 'spent=sum:Order Completed:total:P90D' \\",
      "    --feature 'silence=days-since:Order Completed:P365D'"
    })
final class LogisticCommand extends FitCommand {
  /** Some hundred bytes each. */
  private static final int MOST_LINES = 1_000_000;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a header, a line for each customer; .gz is unpacked")
  private Path from = Path.of("");

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      defaultValue = "label",
      description = "What is to be foretold: 1 or 0 (${DEFAULT-VALUE})")
  private String label = "";

  @Option(
      names = "--feature",
      required = true,
      paramLabel = "COLUMN=MEASURE",
      description = {
        "A column and its measure at the same instant in the engine, once for each:",
        "count:EVENT:WINDOW, sum:EVENT:FIELD:WINDOW or days-since:EVENT:WINDOW"
      })
  private Map<String, String> features = new LinkedHashMap<>();

  @Override
  Fitted fit(PrintWriter out) throws FitStopped {
    Map<String, Feature> measures = new LinkedHashMap<>();
    for (Map.Entry<String, String> feature : features.entrySet()) {
      measures.put(feature.getKey(), FeatureOption.parse(feature.getKey(), feature.getValue()));
    }
    List<String> names = List.copyOf(measures.keySet());
    List<double[]> rows = new ArrayList<>();
    boolean[] labels = read(names, rows);
    LogisticFit.Fitted fitted = LogisticFit.fit(names, rows, labels);
    String description =
        String.format(
            Locale.ROOT,
            "Logistic regression fitted to %,d customers: log-likelihood %.4f",
            labels.length,
            fitted.logLikelihood());
    out.println(description);
    print(fitted, out);
    return new Fitted(model(measures, fitted), description);
  }

  @Override
  String defaultId() {
    return "propensity";
  }

  private boolean[] read(List<String> names, List<double[]> rows) throws FitStopped {
    List<String> columns = new ArrayList<>(names);
    columns.add(label);
    List<Boolean> labels = new ArrayList<>();
    new Table(from)
        .read(
            columns,
            row -> {
              double[] values = new double[names.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = row.number(names.get(i));
              }
              rows.add(values);
              labels.add(row.flag(label));
              if (rows.size() > MOST_LINES) {
                throw new FitStopped(
                    FitStopped.WRONG_USE,
                    "more than %,d lines; fit to a sample".formatted(MOST_LINES));
              }
            });
    if (!labels.contains(true) || !labels.contains(false)) {
      throw new FitStopped(
          FitStopped.WRONG_USE, "column " + label + ": both labels, 0 and 1, are needed");
    }
    boolean[] array = new boolean[labels.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = labels.get(i);
    }
    return array;
  }

  private static LogisticModel model(Map<String, Feature> measures, LogisticFit.Fitted fitted)
      throws FitStopped {
    List<Term> terms = new ArrayList<>();
    measures.forEach(
        (name, feature) -> {
          LogisticFit.Weight weight = fitted.weights().get(terms.size());
          terms.add(
              new Term(name, feature, weight.mean(), weight.deviation(), weight.coefficient()));
        });
    try {
      return new LogisticModel(fitted.intercept().coefficient(), terms);
    } catch (IllegalArgumentException nameTaken) {
      throw new FitStopped(FitStopped.WRONG_USE, "--feature: " + nameTaken.getMessage(), nameTaken);
    }
  }

  private static void print(LogisticFit.Fitted fitted, PrintWriter out) {
    List<LogisticFit.Weight> rows = new ArrayList<>(List.of(fitted.intercept()));
    rows.addAll(fitted.weights());
    for (LogisticFit.Weight row : rows) {
      out.printf(
          Locale.ROOT,
          "  %-20s %10.4f   standard error %.4f%n",
          row.name(),
          row.coefficient(),
          row.standardError());
    }
  }
}
