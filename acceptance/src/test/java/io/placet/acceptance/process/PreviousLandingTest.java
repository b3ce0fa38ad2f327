package io.placet.acceptance.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data folder of the landing before this one, brought from where it was made, goes on under
 * this build: see {@code landings/README.md}.
 */
@ExtendWith(OnFailure.class)
class PreviousLandingTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String FRESH = "user:fresh";

  @TempDir private static Path folder;
  private static Landing landing;
  private static PlacetProcess placet;
  private static Names names;

  @BeforeAll
  static void resume() throws IOException {
    Path previous = Landing.previous();
    landing = Landing.read(previous);
    Landing.unpack(previous, folder);
    placet = PlacetProcess.start(folder, "--register", folder.resolve("register.yaml").toString());
    names = new Names(placet.vault(), landing.contacts());
    long distinct = (long) landing.events().size() + landing.pending().size();
    Settled.after(placet, distinct);
  }

  @AfterAll
  static void end() {
    placet.close();
  }

  @Test
  void theJobGoesOnAtItsCheckpoint() {
    assertThat(placet.newestCheckpoint()).isGreaterThan(landing.checkpoint());
  }

  @Test
  void eachEventIsBehindTheGateOnceAlsoOneThatWasSentTwice() {
    Observed observed = Observed.in(placet, names);

    List<String> sent =
        Stream.concat(landing.events().stream(), landing.pending().stream()).toList();
    Map<String, String> byId = sent.stream().collect(toMap(PreviousLandingTest::eventId, e -> e));
    assertThat(observed.eventIdsOf(landing.contacts()::contains))
        .extracting(id -> byId.getOrDefault(id, id))
        .containsExactlyInAnyOrderElementsOf(sent);
  }

  private static String eventId(String contactAndMessage) {
    String[] parts = contactAndMessage.split(" ", 2);
    return names.event(parts[0], parts[1]);
  }

  @Test
  void theMembersAreThoseOfTheStopAndWhoFollowsFromTheEventsThatWaited() {
    Observed observed = Observed.in(placet, names);
    Map<String, String> expected = new TreeMap<>(landing.members());
    expected.putAll(landing.joining());

    assertThat(text(observed.members())).isEqualTo(expected);
    assertThat(text(observed.membersByLastChange())).isEqualTo(expected);
  }

  private static Map<String, String> text(Map<String, Instant> since) {
    return since.entrySet().stream()
        .filter(entry -> landing.contacts().contains(entry.getKey().split(" ", 2)[0]))
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().toString(), (a, b) -> a, TreeMap::new));
  }

  @Test
  void everyVerdictIsWhatItWas() {
    Map<String, String> now = new TreeMap<>();
    landing.verdicts().keySet().forEach(asked -> now.put(asked, placet.api().verdict(asked)));

    assertThat(now).isEqualTo(landing.verdicts());
  }

  @Test
  void aCompleteReceiptStaysComplete() {
    assertThat(landing.receipts())
        .isNotEmpty()
        .allMatch(receipt -> placet.api().complete(receipt).isPresent());
  }

  @Test
  void anAddressFindsItsContact() {
    landing
        .found()
        .forEach((email, contact) -> assertThat(placet.api().find(email)).containsExactly(contact));
  }

  @Test
  void newEventsGoThrough() {
    Api api = placet.api();
    api.decide(FRESH, "profiling", "GIVEN");
    LandingStory.send(
        api,
        Stream.of(1, 2, 3)
            .map(number -> new LandingStory.Order(FRESH, number, 3 - number))
            .toList());

    Names fresh = new Names(placet.vault(), List.of(FRESH));
    Until.present(
        BOUND,
        "a new frequent buyer",
        () ->
            Optional.ofNullable(
                Observed.in(placet, fresh).members().get(FRESH + " in frequent-buyers")));
  }
}
