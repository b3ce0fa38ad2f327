package io.placet.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Register;
import io.placet.domain.register.SampleRegister;
import io.placet.domain.register.SignalKind;
import io.placet.domain.register.Signals;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What signals mean by the register, as a table. */
class MeaningTest {
  private static final Register REGISTER = SampleRegister.REGISTER;
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final NoticeRef UNKNOWN = new NoticeRef("deals", "9");

  /** Ads stand for profiling and offers, figures for analytics and, beside ads, for profiling. */
  private static final Map<String, Set<String>> NAMES =
      Map.of("ads", Set.of("profiling", "offers"), "figures", Set.of("analytics", "profiling"));

  private static final CollectionPoint POINT =
      new CollectionPoint(
          "website",
          "Banner",
          Set.of("profiling", "analytics", "offers"),
          false,
          new Signals(
              Map.of(
                  SignalKind.CHOICES,
                  NAMES,
                  SignalKind.TCF,
                  Map.of("4", Set.of("profiling")),
                  SignalKind.GPC,
                  Map.of(Signals.OBJECTS, Set.of("profiling"))),
              Optional.empty(),
              Map.of(
                  "profiling", SampleRegister.NOTICE,
                  "analytics", SampleRegister.RETIRED,
                  "offers", UNKNOWN)));

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          choices +ads +figures        | profiling gives deals 2, analytics gives without notice
          choices +ads                 | nothing
          choices +figures             | analytics gives without notice
          choices -ads +figures        | offers/email refuses, offers/sms refuses, profiling refuses, analytics gives without notice
          choices +ads -ads            | offers/email refuses, offers/sms refuses, profiling refuses
          choices +other               | nothing
          choices +constructor +ADS    | nothing
          tcf +4                       | profiling gives deals 2
          tcf                          | profiling refuses
          tcf +3                       | profiling refuses
          gpc                          | profiling refuses
          gpc; choices +ads +figures   | profiling refuses, analytics gives without notice
          tcf +4; choices +figures     | analytics gives without notice
          segment +ads +figures        | nothing
          segment all refused          | nothing
          """)
  void signalsMeanWhatTheRegisterSays(String said, String meaning) {
    List<Signal> signals = Arrays.stream(said.split("; ")).map(MeaningTest::signal).toList();

    List<Statement> statements = Meaning.of(REGISTER, POINT, signals, NOW);

    assertThat(statements.stream().map(MeaningTest::words).collect(Collectors.joining(", ")))
        .isEqualTo(meaning == null ? "" : meaning);
  }

  private static Signal signal(String words) {
    String[] parts = words.strip().split(" ");
    SignalKind kind = SignalKind.ofWireName(parts[0]).orElseThrow();
    if (kind == SignalKind.GPC) {
      return Signal.GPC;
    }
    boolean rest = kind == SignalKind.TCF || words.contains("all refused");
    return new Signal(kind, named(parts, "+"), named(parts, "-"), rest);
  }

  private static Set<String> named(String[] parts, String sign) {
    return Arrays.stream(parts)
        .filter(part -> part.startsWith(sign))
        .map(part -> part.substring(1))
        .collect(Collectors.toSet());
  }

  private static String words(Statement statement) {
    String key = statement.key().purpose() + statement.key().channel().map(c -> "/" + c).orElse("");
    String notice =
        statement.notice().map(ref -> ref.id() + " " + ref.version()).orElse("without notice");
    return statement.refuses() ? key + " refuses" : key + " gives " + notice;
  }
}
