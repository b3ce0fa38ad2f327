package io.placet.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.register.Retention;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What records of earlier landings are found by. A topic or a key of another name is another
 * record: what stands under the old one is neither read nor replaced by compaction.
 */
class LandedTopicsTest {
  private static final String SUBJECT = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String ALIAS = "BBBBBBBBBBBBBBBBBBBBBB";
  private static final Retention ANY =
      new Retention(
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  @Test
  void theTopicsAreThese() {
    assertThat(
            Arrays.stream(Topic.values())
                .map(
                    topic ->
                        topic.topicName()
                            + (topic.retention(ANY).isPresent() ? " deleted" : " compacted")))
        .contains(
            "contact-log compacted",
            "events deleted",
            "withheld deleted",
            "pseudonymised-events deleted",
            "segment-changes deleted",
            "memberships compacted",
            "definitions compacted",
            "shut-offs deleted");
  }

  @Test
  void theStreamCommitsThese() {
    assertThat(Topic.committedOutputs().stream().map(Topic::topicName))
        .contains("pseudonymised-events", "segment-changes", "memberships", "shut-offs");
  }

  @Test
  void theKeysAreThese() {
    assertThat(
            Stream.of(
                    Keys.consent(SUBJECT, "r"),
                    Keys.alias(ALIAS, SUBJECT),
                    Keys.marker("gateway-1"),
                    Keys.register("sha"),
                    Keys.event(SUBJECT),
                    Keys.membership("analytics.1." + SUBJECT, "frequent-buyers"),
                    Keys.definition("frequent-buyers", 1))
                .map(key -> new String(key, UTF_8)))
        .containsExactly(
            SUBJECT + "|r",
            ALIAS + "|" + SUBJECT,
            "marker|gateway-1",
            "register|sha",
            SUBJECT,
            "analytics.1." + SUBJECT + "|frequent-buyers",
            "frequent-buyers@1");
  }
}
