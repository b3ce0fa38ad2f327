package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue.Text;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scanner opens and follows enters nobody into a segment; what a person does counts. */
class ScannersNeverCountTest {
  private static final Duration HOLD = Duration.ofSeconds(10);

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
    engine.define(
        SegmentDefinition.newBuilder(Definitions.samples().get(0))
            .setId("clicked")
            .setRule(
                "{\"measure\": \"did\", \"event\": \"Email Link Clicked\", \"within\": \"P7D\"}")
            .build());
    engine.event("Email Delivered", START, Map.of("email_id", new Text("m1")));
    engine.written();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  private void click(Instant at, String link) throws Exception {
    engine.event(
        "Email Link Clicked", at, Map.of("email_id", new Text("m1"), "link_id", new Text(link)));
  }

  @Test
  void aPersonsClickCountsOnceItIsKnownToBeOneAndIsOverByItsOwnTime() throws Exception {
    Instant click = START.plus(Duration.ofMinutes(3));
    click(click, "l1");
    assertThat(engine.changesOf("clicked")).isEmpty();

    engine = engine.restart();
    engine.reach(click.plus(HOLD));

    assertThat(engine.changesOf("clicked")).containsExactly("ENTERED RULE " + click.plus(HOLD));
    engine.reach(click.plus(DAY.multipliedBy(7)));
    assertThat(engine.changesOf("clicked"))
        .containsExactly("EXITED RULE " + click.plus(DAY.multipliedBy(7)));
  }

  @Test
  void clicksOnSeveralLinksAtOnceEnterNobody() throws Exception {
    Instant click = START.plus(Duration.ofMinutes(3));
    click(click, "l1");
    click(click.plusSeconds(1), "l2");

    engine.reach(click.plus(DAY));

    assertThat(engine.changesOf("clicked")).isEmpty();
  }

  @Test
  void whatIsHeldGoesWithItsPurpose() throws Exception {
    Instant click = START.plus(Duration.ofMinutes(3));
    click(click, "l1");

    engine.shutOff("email-tracking", true, click.plusSeconds(1));
    engine.shutOff("profiling", true, click.plusSeconds(1));

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void whatIsHeldGoesWithTheContact() throws Exception {
    click(START.plus(Duration.ofMinutes(3)), "l1");

    engine.erase(START.plus(DAY));

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }
}
