package io.placet.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Classes;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.TimeUnit;
import io.placet.schemas.definition.ScoreDefinitions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FitCommandTest {
  private static final String PURCHASES =
      """
      customer,date,amount
      anna,2026-01-01,10.00
      anna,2026-01-05T23:30:00-02:00,20.00
      marc,2026-01-03 10:00:00,5.00
      marc,2026-01-03,7.50
      zoe,2026-01-09T08:00:00Z,0
      late,2026-02-01,99
      """;
  private static final String LABELLED = "orders,label\n1,0\n2,1\n3,0\n4,1\n";

  @TempDir Path folder;

  @Test
  void rfmReadsDaysAndTimesInUtcAndStopsAtTheEnd() throws IOException {
    Run run = fit(PURCHASES, "rfm", "--until=2026-01-10", "--classes=3", "--weights=100,10,1");

    assertThat(run.err()).isEmpty();
    assertThat(run.definition(folder).model())
        .isEqualTo(
            new RfmModel(
                "Order Completed",
                "total",
                new Classes(List.of(1.0, 4.0), 100),
                new Classes(List.of(1.0, 1.0), 10),
                new Classes(List.of(0.0, 12.5), 1)));
  }

  @Test
  void bgNbdGivesWhatIsAskedFor() throws IOException {
    Path cdnow = CdnowFile.find(folder).csv();
    Run run =
        fit(
            Files.readString(cdnow),
            "bg-nbd",
            "--until=" + CdnowFile.UNTIL,
            "--unit=days",
            "--probability-alive",
            "--id=alive",
            "--name=Still a customer",
            "--purpose=crm",
            "--score-version=3",
            "--event=Bought");

    assertThat(run.err()).isEmpty();
    ScoreDefinition definition = run.definition(folder);
    assertThat(definition.id()).isEqualTo("alive");
    assertThat(definition.version()).isEqualTo(3);
    assertThat(definition.name()).isEqualTo("Still a customer");
    assertThat(definition.purpose()).isEqualTo("crm");
    BgNbdModel model = (BgNbdModel) definition.model();
    assertThat(model.eventType()).isEqualTo("Bought");
    assertThat(model.unit()).isEqualTo(TimeUnit.DAYS);
    assertThat(model.output()).isEqualTo(new BgNbdModel.ProbabilityAlive());
    assertThat(run.out()).contains("log-likelihood", "standard error", "Hold-out, the 273.0 days");
  }

  @Test
  void logisticNamesWhatItsColumnsAreInTheEngine() throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of("silence,spent,bought"));
    for (int i = 0; i < 500; i++) {
      lines.add(
          random.nextInt(90) + "," + random.nextInt(300) + "," + (random.nextBoolean() ? 1 : 0));
    }

    Run run =
        fit(
            String.join("\n", lines),
            "logistic",
            "--label=bought",
            "--feature=spent=sum:Order Completed:total:P90D",
            "--feature=silence=days-since:Order Completed:P90D");

    assertThat(run.err()).isEmpty();
    LogisticModel model = (LogisticModel) run.definition(folder).model();
    assertThat(model.terms())
        .extracting(LogisticModel.Term::feature)
        .containsExactly(
            new Feature.Sum("Order Completed", "total", Duration.ofDays(90)),
            new Feature.DaysSince("Order Completed", Duration.ofDays(90)));
  }

  static Stream<Arguments> mistakes() {
    String until = "--until=2026-01-10";
    String feature = "--feature=orders=count:Order Completed:P90D";
    String day =
        "a day or time such as 2026-01-31, 2026-01-31 10:00:00 (UTC) or 2026-01-31T10:00:00Z";
    return Stream.of(
        Arguments.of(
            "who,date\n",
            List.of("bg-nbd", until),
            2,
            "line 1: no column 'customer'; the file has: who, date"),
        Arguments.of(
            "customer,date,date\n",
            List.of("bg-nbd", until),
            2,
            "line 1: every column has a name of its own"),
        Arguments.of(
            "customer,date\nanna,2026-01-01\nanna,31.1.2026\n",
            List.of("bg-nbd", until),
            2,
            "line 3, column date: allowed: " + day),
        Arguments.of(
            "customer,date\nanna,2026-02-30\n",
            List.of("bg-nbd", until),
            2,
            "line 2, column date: allowed: " + day),
        Arguments.of(
            "customer,date\n ,2026-01-01\n",
            List.of("bg-nbd", until),
            2,
            "line 2, column customer: allowed: a text"),
        Arguments.of(
            "customer,date\nanna\n",
            List.of("bg-nbd", until),
            2,
            "line 2: 1 cells, and the header has 2"),
        Arguments.of(
            "customer,date\nanna,2027-01-01\n",
            List.of("bg-nbd", until),
            2,
            "no purchase up to --until 2026-01-10"),
        Arguments.of(
            "customer,date\nanna,2026-01-01\n",
            List.of("bg-nbd", until),
            1,
            "nobody bought on a second day: there is nothing to fit to"),
        Arguments.of(
            PURCHASES.replace("5.00", "-5.00"),
            List.of("rfm", until),
            2,
            "line 4, column amount: allowed: a number from 0 such as 12.50; leave refunds out"),
        Arguments.of(
            PURCHASES, List.of("rfm", until, "--classes=1"), 2, "--classes: allowed: 2 to 100"),
        Arguments.of(
            PURCHASES,
            List.of("rfm", until, "--weights=1,2"),
            2,
            "--weights: three numbers such as 1,1,1"),
        Arguments.of(
            PURCHASES,
            List.of("rfm", until, "--score-version=0"),
            2,
            "--score-version: allowed: a number from 1"),
        Arguments.of(
            LABELLED.replace("3,0", "3,yes"),
            List.of("logistic", feature),
            2,
            "line 4, column label: allowed: 0, 1"),
        Arguments.of(
            LABELLED.replace("3,0", "NaN,0"),
            List.of("logistic", feature),
            2,
            "line 4, column orders: allowed: a number such as 3 or -12.50"),
        Arguments.of(
            LABELLED.replace(",0", ",1"),
            List.of("logistic", feature),
            2,
            "column label: both labels, 0 and 1, are needed"),
        Arguments.of(
            "orders,label\n1,0\n1,1\n",
            List.of("logistic", feature),
            2,
            "column orders: the same number in every line tells nothing"),
        Arguments.of(
            LABELLED,
            List.of("logistic", "--feature=orders=count:P90D"),
            2,
            "--feature orders: allowed: count:EVENT:WINDOW, sum:EVENT:FIELD:WINDOW,"
                + " days-since:EVENT:WINDOW, with a window such as P90D"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedAndNoFileIsLeft(String csv, List<String> arguments, int code, String message)
      throws IOException {
    Run run = fit(csv, arguments.toArray(String[]::new));

    assertThat(run.err()).isEqualTo("fit: " + message + System.lineSeparator());
    assertThat(run.code()).isEqualTo(code);
    assertThat(folder).isDirectoryContaining("glob:**/in.csv");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anEarlierDefinitionStaysUntilANewOneIsWhole() throws IOException {
    Path out = Files.writeString(folder.resolve("out.json"), "earlier");
    fit("customer,date\nanna,never\n", "bg-nbd", "--until=2026-01-10");
    assertThat(out).hasContent("earlier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfm", "logistic", "bg-nbd"})
  void eachModelSaysItsOptions(String model) {
    StringWriter out = new StringWriter();
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute(model, "--help");
    assertThat(code).isZero();
    assertThat(out.toString()).contains("placet fit " + model, "--from=FILE", "--out=FILE");
  }

  private Run fit(String csv, String... arguments) throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), csv);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--from=" + in);
    all.add("--out=" + folder.resolve("out.json"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(all.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  private record Run(int code, String out, String err) {
    ScoreDefinition definition(Path folder) throws IOException {
      return ScoreDefinitions.parse(Files.readString(folder.resolve("out.json")));
    }
  }
}
