package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class SealedPlaceTest {
  @Test
  void aPlaceStaysWhatItIsForWhatWasSealedThereOpensWithNoOther() {
    assertThat(SealedPlace.of(Topic.EVENTS, "s", "é", "EventPayload"))
        .asHexString()
        .isEqualTo(
            "000000066576656E747300000001730000" + "0002C3A90000000C4576656E745061796C6F6164");
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(SealedPlace.of(Topic.EVENTS, "ab", "c", "d"))
        .isNotEqualTo(SealedPlace.of(Topic.EVENTS, "a", "bc", "d"));
  }

  @Test
  void eachPartCounts() {
    byte[] place = SealedPlace.of(Topic.EVENTS, "a", "b", "c");

    assertThat(place)
        .isNotEqualTo(SealedPlace.of(Topic.PSEUDONYMISED_EVENTS, "a", "b", "c"))
        .isNotEqualTo(SealedPlace.of(Topic.EVENTS, "x", "b", "c"))
        .isNotEqualTo(SealedPlace.of(Topic.EVENTS, "a", "x", "c"))
        .isNotEqualTo(SealedPlace.of(Topic.EVENTS, "a", "b", "x"));
  }
}
