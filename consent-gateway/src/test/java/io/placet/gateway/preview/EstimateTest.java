package io.placet.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void anIntervalHoldsTheTruthNineteenTimesInTwenty() {
    Random random = new Random(6);
    int held = 0;
    for (int survey = 0; survey < 2_000; survey++) {
      long found = random.ints(2_000).filter(any -> random.nextDouble() < 0.07).count();
      Estimate estimate = Estimate.of(found, 2_000, 100_000);
      if (estimate.low() <= 7_000 && 7_000 <= estimate.high()) {
        held++;
      }
    }
    assertThat(held / 2_000.0).isBetween(0.935, 0.97);
  }

  @Test
  void numbersThatWilsonGives() {
    // 0 of 2,000: 3.84 / (2,000 + 3.84); 20 of 1,000: his interval is 0.01298 to 0.03069
    assertThat(Estimate.of(0, 2_000, 100_000)).isEqualTo(new Estimate(0, 0, 192));
    assertThat(Estimate.of(20, 1_000, 50_000)).isEqualTo(new Estimate(1_000, 649, 1_535));
  }

  @Test
  void aSmallEstimateIsNeverToldExactly() {
    for (long found = 0; found < 10; found++) {
      JsonObject told = new Estimate(found, found / 2, found + 3).toJson();
      assertThat(told.getString("shown")).isEqualTo("fewer than 10");
      assertThat(told.getLong("estimate")).isZero();
      assertThat(told.getLong("low")).isZero();
      assertThat(told.getLong("high")).isGreaterThanOrEqualTo(10);
    }
    assertThat(new Estimate(1_234, 1_100, 1_400).toJson().getString("shown"))
        .isEqualTo("about 1,230");
  }

  @Test
  void oneContactInFiftyIsSampled() {
    Random random = new Random(7);
    int sampled = 0;
    for (int contact = 0; contact < 100_000; contact++) {
      byte[] id =
          ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array();
      if (SampledContacts.isSampled(
          new SubjectId(Base64.getUrlEncoder().withoutPadding().encodeToString(id)))) {
        sampled++;
      }
    }
    assertThat(sampled).isBetween(1_850, 2_150);
  }

  @Test
  void ranksAgreeWhateverTheScales() {
    assertThat(RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(10.0, 200.0, 201.0)))
        .contains(1.0);
    assertThat(RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))).contains(-1.0);
    assertThat(RankCorrelation.of(List.of(1.0, 2.0), List.of(5.0, 5.0)))
        .isEqualTo(Optional.empty());
  }
}
