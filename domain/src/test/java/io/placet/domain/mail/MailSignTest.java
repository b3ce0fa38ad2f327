package io.placet.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.EventType;
import io.placet.domain.register.MailEvent;
import io.placet.domain.register.MailEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailSignTest {
  private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
  private static final EventType CLICK =
      new EventType(
          "Email Link Clicked",
          List.of("profiling"),
          Map.of(),
          false,
          Optional.of(new MailEvent(Kind.CLICKED, "email_id", Optional.of("link_id"))));

  @Test
  void aClickSaysWhichLinkOfWhichMail() {
    assertThat(
            sign(
                CLICK,
                Map.of(
                    "email_id", new FieldValue.Text("m1"), "link_id", new FieldValue.Text("shop"))))
        .contains(new MailSign(Kind.CLICKED, "m1", "shop", AT));
  }

  @Test
  void whatAnEventDoesNotSayIsEmpty() {
    assertThat(sign(CLICK, Map.of())).contains(new MailSign(Kind.CLICKED, "", "", AT));
  }

  @Test
  void aNumberIsAnIdToo() {
    assertThat(sign(CLICK, Map.of("link_id", new FieldValue.Whole(3))).orElseThrow().link())
        .isNotEqualTo(sign(CLICK, Map.of("link_id", new FieldValue.Whole(4))).orElseThrow().link());
  }

  @Test
  void anEventThatIsAboutNoMailTellsNothing() {
    assertThat(sign(new EventType("Order", List.of("profiling"), Map.of()), Map.of())).isEmpty();
  }

  @Test
  void onlyADeliveryIsNobodysReaction() {
    assertThat(new MailSign(Kind.DELIVERED, "m", "", AT).isReaction()).isFalse();
    assertThat(new MailSign(Kind.OPENED, "m", "", AT).isReaction()).isTrue();
    assertThat(new MailSign(Kind.CLICKED, "m", "l", AT).isReaction()).isTrue();
  }

  private static Optional<MailSign> sign(EventType type, Map<String, FieldValue> fields) {
    return MailSign.of(type, new Event("e", type.name(), AT, fields));
  }
}
