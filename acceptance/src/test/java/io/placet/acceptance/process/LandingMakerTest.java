package io.placet.acceptance.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the data folder that the next landing will be tested with; see {@code landings/README.md}.
 */
@EnabledIfSystemProperty(named = "placet.landing", matches = "[0-9]{4}")
@ExtendWith(OnFailure.class)
class LandingMakerTest {
  private static final Duration BOUND = Duration.ofSeconds(90);

  /** So that the stop comes before any checkpoint. */
  private static final String NEVER_MS = "36000000";

  @TempDir private Path folder;

  @Test
  void thisLandingIsKeptForTheNext() throws IOException {
    String register = LandingStory.writeRegister(folder).toString();
    List<String> receipts;
    long checkpoint;
    try (PlacetProcess placet =
        PlacetProcess.start(folder, "--clock", "events", "--register", register)) {
      Api api = placet.api();
      LandingStory.play(api);
      Settled.after(placet, LandingStory.orders().size());
      receipts = LandingStory.leave(api);
      receipts.forEach(
          path -> Until.present(BOUND, "a complete receipt", () -> api.complete(path)));
      List<String> unused = placet.stop();
      checkpoint = placet.newestCheckpoint();
    }
    Landing landing;
    try (PlacetProcess placet =
        PlacetProcess.start(folder, "--register", register, "--checkpoint-interval-ms", NEVER_MS)) {
      landing = observed(placet, checkpoint, receipts);
      LandingStory.send(placet.api(), LandingStory.tail());
      List<String> unused = placet.stop();
      assertThat(placet.newestCheckpoint()).isEqualTo(checkpoint);
    }
    landing.write(Landing.home().resolve(System.getProperty("placet.landing")), folder);
  }

  private static Landing observed(PlacetProcess placet, long checkpoint, List<String> receipts) {
    Observed observed = Observed.in(placet, new Names(placet.vault(), LandingStory.contacts()));
    Map<String, String> members = text(observed.members());
    assertThat(members)
        .containsOnlyKeys(
            LandingStory.BUYER + " in frequent-buyers", LandingStory.LAPSED + " in lapsing-buyers");
    List<LandingStory.Order> tail = LandingStory.tail();
    return new Landing(
        checkpoint,
        LandingStory.contacts(),
        members,
        LandingStory.orders().stream().map(LandingStory.Order::name).toList(),
        List.of(tail.get(1).name()),
        Map.of(LandingStory.NEWCOMER + " in frequent-buyers", tail.get(1).at().toString()),
        verdicts(placet.api()),
        receipts,
        Map.of(LandingStory.EMAIL, LandingStory.BUYER));
  }

  private static Map<String, String> verdicts(Api api) {
    Map<String, String> verdicts = new TreeMap<>();
    for (String contact : List.of(LandingStory.BUYER, LandingStory.LEAVER, LandingStory.SILENT)) {
      Stream.of("newsletter email", "profiling", "analytics", "offers sms")
          .map(asked -> contact + " " + asked)
          .forEach(asked -> verdicts.put(asked, api.verdict(asked)));
    }
    return verdicts;
  }

  private static Map<String, String> text(Map<String, Instant> since) {
    return since.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().toString(), (a, b) -> a, TreeMap::new));
  }
}
