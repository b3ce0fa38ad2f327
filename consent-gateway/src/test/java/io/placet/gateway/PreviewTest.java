package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.preview.SampleOf;
import io.placet.vault.Vault;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The size of a rule is estimated from the sampled contacts, whose events the test writes. */
class PreviewTest extends SegmentsAtTheGateway {
  /** One in fifty of those that are tried. */
  private static final int SAMPLED = 3;

  /** None of them sampled; so many that one sampled contact stands for enough to be told. */
  private static final int OTHERS = 100;

  private List<String> sampled = List.of();

  PreviewTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @BeforeAll
  void someAreSampled() {
    Vault vault = RunningGateway.vault(gateway.folder());
    sampled = users(user -> isSampled(user, vault)).limit(SAMPLED).toList();
    sampled.forEach(this::profiled);
    users(user -> !isSampled(user, vault)).limit(OTHERS).forEach(this::profiled);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    sampled.forEach(user -> ordered(user, "p-" + user, yesterday, "10", revision(user)));
  }

  private static Stream<String> users(Predicate<String> which) {
    return IntStream.range(0, 10_000).mapToObj(number -> "preview-" + number).filter(which);
  }

  private static boolean isSampled(String user, Vault vault) {
    return SampleOf.includes(SubjectId.of(vault.subject(), ContactId.user(user), 0));
  }

  @Test
  void aRuleIsEstimatedWithItsIntervalAndInWords() {
    Eventually.holds("the events are read", () -> estimate(orders(1)).getLong("estimate") > 0);

    JsonObject preview = estimate(orders(1));
    assertThat(preview.getInteger("sampled")).isGreaterThanOrEqualTo(SAMPLED);
    assertThat(preview.getString("sentence")).contains(ORDER);
    assertThat(preview.getLong("low")).isLessThanOrEqualTo(preview.getLong("estimate"));
    assertThat(preview.getLong("high")).isGreaterThanOrEqualTo(preview.getLong("estimate"));
    assertThat(preview.getLong("tookMs")).isLessThan(2_000);
    assertThat(preview.getJsonObject("reach").fieldNames()).contains("email");
    assertThat(preview.getJsonObject("reach").getJsonObject("email").getString("shown"))
        .isEqualTo("fewer than 10");
  }

  @Test
  void aSmallSizeIsFewerThanTen() {
    JsonObject preview = estimate(orders(1_000));

    assertThat(preview.getString("shown")).isEqualTo("fewer than 10");
    assertThat(preview.getLong("estimate")).isZero();
    assertThat(preview.getLong("low")).isZero();
    assertThat(preview.getLong("high")).isGreaterThanOrEqualTo(10);
  }

  @Test
  void whoWithdrewIsNotInTheSampleAnyMoreNorAfterAGrantAnew() {
    String user = sampled.get(0);
    JsonObject traces = orders(1).put("within", "PT1H");
    ordered(user, "p-trace", Instant.now().minusSeconds(5), "10", revision(user));
    Eventually.holds("the event is read", () -> estimate(traces).getLong("estimate") > 0);

    withdrawn(user);
    assertThat(estimate(traces).getLong("estimate")).isZero();

    profiled(user);
    assertThat(estimate(traces).getLong("estimate")).isZero();
    ordered(user, "p-trace-anew", Instant.now().minusSeconds(5), "10", revision(user));
    Eventually.holds("it starts from nothing", () -> estimate(traces).getLong("estimate") > 0);
  }

  @Test
  void aWrongRuleIsRefusedAsWhenItIsMade() {
    Answer refused = preview(orders(1).put("event", "Nothing"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString("detail")).contains("rule.event");
  }

  private Answer preview(JsonObject rule) {
    return marketer()
        .post(
            "/v1/segments/preview", new JsonObject().put("purpose", "profiling").put("rule", rule));
  }

  private JsonObject estimate(JsonObject rule) {
    Answer answer = preview(rule);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
