package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SignalKind;
import io.placet.domain.register.Signals;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the register may say of signals; each mistake breaks the sample in one place. */
class SignalMistakesTest {
  @Test
  void theSampleSaysWhatTheWebsiteMayPassOn() {
    Signals signals =
        Objects.requireNonNull(
                RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml")
                    .collectionPoints()
                    .get("website"))
            .signals();

    assertThat(signals.meanings()).containsOnlyKeys(SignalKind.values());
    assertThat(signals.meaningsOf(SignalKind.TCF)).containsEntry("4", Set.of("advertising"));
    assertThat(signals.meaningsOf(SignalKind.GPC))
        .containsEntry(Signals.OBJECTS, Set.of("advertising"));
    assertThat(signals.vendor()).isEqualTo(Optional.empty());
    assertThat(signals.notices()).containsEntry("analytics", new NoticeRef("analytics", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpc: {objects: [advertising]}    | gpc: {objects: [newsletter]}      | signals.gpc.objects[0]: 'newsletter' is no purpose of this collection point; those are: profiling, analytics, advertising
          gpc: {objects: [advertising]}    | gpc: {objects: []}                | signals.gpc.objects: is empty
          gpc: {objects: [advertising]}    | sale: {objects: [advertising]}    | signals.sale: is not known; allowed: gpc, tcf, segment, rudderstack, choices, notices
          8: [analytics]                   | 12: [analytics]                   | is not a name; expected: a purpose of the framework, 1 to 11
          C0002: [analytics]               | C0002: [nothing]                  | signals.rudderstack.C0002[0]: 'nothing' is no purpose of this collection point
          analytics: {id: analytics,       | analytics: {id: profiling,        | signals.notices.analytics: does not inform about 'analytics'; those that do: analytics 1
          """)
  void aMistakeIsAnsweredByWhatIsAllowed(String right, String wrong, String message) {
    String yaml = RegisterLoader.sampleYaml();
    assertThat(yaml).contains(right);

    assertThatThrownBy(() -> RegisterLoader.parse(yaml.replace(right, wrong), "register.yaml"))
        .isInstanceOf(RegisterException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSignalCanEndNoContract() {
    refused(
        yaml ->
            yaml.replace(
                    "purposes: [profiling, analytics, advertising]\n    signals:",
                    "purposes: [profiling, analytics, advertising, fulfilment]\n    signals:")
                .replace("C0002: [analytics]", "C0002: [fulfilment]"),
        "'fulfilment' rests on a contract or on the law");
  }

  @Test
  void aSignalCanGrantNothingThatIsAskedByChannel() {
    refused(
        yaml ->
            yaml.replace(
                    "purposes: [profiling, analytics, advertising]\n    signals:",
                    "purposes: [profiling, analytics, advertising, newsletter]\n    signals:")
                .replace(
                    "        profiling: {id: profiling, version: \"1\"}",
                    "        newsletter: {id: newsletter, version: \"3\"}"),
        "'newsletter' is asked by channel");
  }

  @Test
  void aPointThatConfirmsByLinkGrantsNothingBySignal() {
    refused(
        yaml ->
            yaml.replace(
                "advertising]\n    signals:", "advertising]\n    doubleOptIn: true\n    signals:"),
        "a link confirms the consent");
  }

  private static void refused(java.util.function.UnaryOperator<String> mistake, String message) {
    String yaml = mistake.apply(RegisterLoader.sampleYaml());
    assertThat(yaml).isNotEqualTo(RegisterLoader.sampleYaml());

    assertThatThrownBy(() -> RegisterLoader.parse(yaml, "register.yaml"))
        .isInstanceOf(RegisterException.class)
        .hasMessageContaining(message);
  }
}
