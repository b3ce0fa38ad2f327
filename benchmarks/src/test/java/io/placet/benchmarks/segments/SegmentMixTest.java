package io.placet.benchmarks.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Register;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.Catalogue;
import io.placet.schemas.definition.KnownDefinitions;
import io.placet.schemas.register.RegisterLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentMixTest {
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  @Test
  void theSameNumberOfSegmentsIsAlwaysTheSame() {
    assertThat(SegmentMix.first(200)).isEqualTo(SegmentMix.first(200));
  }

  @Test
  void fewerSegmentsAreTheFirstOfMore() {
    assertThat(SegmentMix.first(100))
        .startsWith(SegmentMix.first(10).toArray(SegmentDefinition[]::new));
  }

  @Test
  void allOfThemFitTheSampleRegister() {
    List<SegmentDefinition> segments = new ArrayList<>(SegmentMix.first(1_000));
    segments.add(Probes.segment());

    Catalogue catalogue = Catalogue.of(KnownDefinitions.of(segments, ScoreMix.three()), REGISTER);

    assertThat(catalogue.problems()).isEmpty();
    assertThat(catalogue.segments()).hasSize(1_001);
    assertThat(catalogue.scores()).hasSize(3);
  }

  @Test
  void fewOfManyAreGeneral() {
    assertThat(IntStream.range(0, 10).filter(RuleMix::isGeneral)).hasSize(5);
    assertThat(IntStream.range(0, 100).filter(RuleMix::isGeneral)).hasSize(22);
    assertThat(IntStream.range(0, 1_000).filter(RuleMix::isGeneral)).hasSize(58);
  }

  @Test
  void rulesAreOfManyKinds() {
    assertThat(SegmentMix.first(1_000).stream().map(SegmentDefinition::getRule).distinct())
        .hasSizeGreaterThan(700);
  }
}
