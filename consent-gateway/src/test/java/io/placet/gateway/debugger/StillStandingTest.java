package io.placet.gateway.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.Register;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.register.RegisterLoader;
import io.placet.vault.FileVault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who withdrew while an entry lay in the queue is not shown when its turn comes. */
class StillStandingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "sample");

  @TempDir private Path folder;

  @Test
  void valuesOfWhoNoLongerConsentsAreTakenOut() {
    Presents nothingStands =
        subject -> new Present(REGISTER, ContactConsents.NONE, new LogPosition(0, 1), NOW);

    assertThat(through(CompletableFuture.completedFuture(nothingStands)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.values()).isEmpty())
        .satisfies(seen -> assertThat(seen.fate()).isEqualTo("accepted"));
  }

  @Test
  void soAreTheyWhereItCannotBeProven() {
    CompletableFuture<Presents> away =
        CompletableFuture.failedFuture(new LogUnavailableException("away"));

    assertThat(through(away))
        .singleElement()
        .satisfies(seen -> assertThat(seen.values()).isEmpty());
  }

  private List<Seen> through(CompletableFuture<Presents> presents) {
    Identities identities =
        new Identities(
            FileVault.open(folder.resolve("vault"), "test"), 4, Optional::empty, subject -> false);
    Seen seen =
        new Seen(
            NOW,
            "segment",
            "server",
            Optional.of("Order Completed"),
            Optional.of("Order Completed"),
            "",
            "accepted",
            List.of(),
            Optional.of(
                new Seen.Values(
                    ContactId.user("1"), Map.of("coupon", new FieldValue.Text("SPRING")))));
    return new StillStanding(identities, subjects -> presents).letThrough(List.of(seen)).join();
  }
}
