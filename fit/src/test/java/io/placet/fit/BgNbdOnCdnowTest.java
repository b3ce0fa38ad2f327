package io.placet.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Repeats;
import io.placet.domain.score.TimeUnit;
import io.placet.schemas.definition.ScoreDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Fader, Hardie and Lee's analysis: fitted to 39 weeks, held against the 39 that follow. */
class BgNbdOnCdnowTest {
  private static final double HOLD_OUT =
      TimeUnit.WEEKS.of(ChronoUnit.DAYS.between(CdnowFile.UNTIL, CdnowFile.END));
  private static final Percentage MILLIONTH = Percentage.withPercentage(1e-4);

  @TempDir static Path folder;
  private static CdnowFile file = new CdnowFile(Path.of(""), false);
  private static List<Customer> customers = List.of();
  private static List<Repeats> repeats = List.of();

  @BeforeAll
  static void read() throws IOException, FitStopped {
    file = CdnowFile.find(folder);
    customers = customers(file);
    repeats = customers.stream().map(BgNbdOnCdnowTest::repeats).toList();
  }

  @Test
  void thePublishedParametersHaveThePublishedLikelihood() {
    assumeTrue(file.real(), "the published figures are of the real sample");

    assertThat(customers).hasSize(2357);
    assertThat(BgNbdFit.logLikelihood(CdnowFile.PUBLISHED, repeats))
        .isCloseTo(-9582.4305, within(5e-5));
    // The paper's sheet has its weeks in two decimals.
    List<Repeats> rounded =
        repeats.stream()
            .map(of -> new Repeats(of.count(), hundredths(of.last()), hundredths(of.age())))
            .toList();
    assertThat(BgNbdFit.logLikelihood(CdnowFile.PUBLISHED, rounded))
        .isCloseTo(-9582.4268, within(5e-5));
  }

  @Test
  void theFitFindsThePublishedParametersToTheirPrintedDigits() throws IOException {
    Path out = folder.resolve("fitted.json");

    int code =
        Main.commandLine()
            .execute(
                "bg-nbd",
                "--from=" + file.csv(),
                "--until=" + CdnowFile.UNTIL,
                "--horizon=39",
                "--out=" + out);

    assertThat(code).isZero();
    BgNbdModel model = (BgNbdModel) ScoreDefinitions.parse(Files.readString(out)).model();
    BgNbd found = model.parameters();
    String printed =
        String.format(
            Locale.ROOT, "%.3f %.3f %.3f %.3f", found.r(), found.alpha(), found.a(), found.b());
    System.out.println("r, alpha, a, b: " + printed);
    if (file.real()) {
      assertThat(printed).isEqualTo("0.243 4.414 0.793 2.426");
    }
  }

  @Test
  void ofMadeUpPurchasesTheFitFindsWhatMadeThem() throws IOException, FitStopped {
    List<Repeats> madeUp =
        customers(CdnowFile.madeUp(folder)).stream().map(BgNbdOnCdnowTest::repeats).toList();
    BgNbdFit.Fitted fitted = BgNbdFit.fit(madeUp);
    List<Double> errors = fitted.standardErrors();
    BgNbd found = fitted.parameters();
    BgNbd known = CdnowFile.PUBLISHED;
    assertThat(found.r()).isCloseTo(known.r(), within(3 * errors.get(0)));
    assertThat(found.alpha()).isCloseTo(known.alpha(), within(3 * errors.get(1)));
    assertThat(found.a()).isCloseTo(known.a(), within(3 * errors.get(2)));
    assertThat(found.b()).isCloseTo(known.b(), within(3 * errors.get(3)));
  }

  @Test
  void atTheFitNoParameterCanBeBettered() throws FitStopped {
    BgNbdFit.Fitted fitted = BgNbdFit.fit(repeats);
    BgNbd at = fitted.parameters();
    double step = 1e-4;
    assertThat(fitted.standardErrors()).allMatch(error -> error > 0 && Double.isFinite(error));
    for (double sign : new double[] {-step, step}) {
      assertThat(
              List.of(
                  new BgNbd(at.r() + sign * at.r(), at.alpha(), at.a(), at.b()),
                  new BgNbd(at.r(), at.alpha() * (1 + sign), at.a(), at.b()),
                  new BgNbd(at.r(), at.alpha(), at.a() * (1 + sign), at.b()),
                  new BgNbd(at.r(), at.alpha(), at.a(), at.b() * (1 + sign))))
          .allMatch(other -> BgNbdFit.logLikelihood(other, repeats) < fitted.logLikelihood());
    }
  }

  @Test
  void theExpectationOfEachCustomerIsThatOfTheDefinition() {
    double total = 0;
    double independent = 0;
    for (int i = 0; i < repeats.size(); i++) {
      ByDefinition definition = new ByDefinition(CdnowFile.PUBLISHED, repeats.get(i), HOLD_OUT);
      double expected = CdnowFile.PUBLISHED.expectedPurchases(repeats.get(i), HOLD_OUT);
      assertThat(expected).isCloseTo(definition.overLoss(), MILLIONTH);
      if (i % 50 == 0) {
        assertThat(expected).isCloseTo(definition.overRateAndLoss(), MILLIONTH);
      }
      total += expected;
      independent += definition.overLoss();
    }
    System.out.printf(Locale.ROOT, "expected in all: %.4f, %.4f%n", total, independent);
    assertThat(total).isCloseTo(independent, MILLIONTH);
  }

  @Test
  void theHoldOutIsForetoldByClassesOfRepeats() {
    double expected = 0;
    long made = 0;
    long without = 0;
    for (Customer customer : customers) {
      Repeats of = repeats(customer);
      if (of.count() == 0) {
        expected += CdnowFile.PUBLISHED.expectedPurchases(of, HOLD_OUT);
        made += customer.held();
        without++;
      }
    }
    System.out.printf(
        Locale.ROOT, "%d without a repeat: expected %.1f, made %d%n", without, expected, made);
    if (file.real()) {
      assertThat(without).isEqualTo(1411);
      assertThat(made).isEqualTo(334);
      assertThat(customers.stream().mapToInt(Customer::held).sum()).isEqualTo(1882);
      assertThat(repeats.stream().mapToInt(Repeats::count).sum()).isEqualTo(2457);
    }
    assertThat(expected).isCloseTo((double) made, Percentage.withPercentage(25));
  }

  private static List<Customer> customers(CdnowFile file) throws FitStopped {
    PurchaseOptions options =
        CommandLine.populateCommand(
            new PurchaseOptions(), "--from=" + file.csv(), "--until=" + CdnowFile.UNTIL);
    return options.read(Optional.empty()).customers();
  }

  private static Repeats repeats(Customer customer) {
    return Repeats.of(customer.calibration().orElseThrow(), CdnowFile.UNTIL, TimeUnit.WEEKS);
  }

  private static double hundredths(double weeks) {
    return Math.rint(weeks * 100) / 100;
  }
}
