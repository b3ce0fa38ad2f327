package io.placet.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.mail.MailHold.Counting;
import io.placet.domain.mail.MailHold.Decision;
import io.placet.domain.mail.MailHold.Released;
import io.placet.domain.mail.MailHold.Taken;
import io.placet.domain.register.MailEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailHoldTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<String> PURPOSES = Set.of("profiling");

  private MailHold<String> hold = MailHold.none();
  private Instant now = NOON.minusSeconds(1);
  private final List<String> counted = new ArrayList<>();
  private int never;

  @Test
  void aDeliveryCountsAtOnce() {
    assertThat(delivered("a", 0)).isEqualTo(new Decision.Passes());
    assertThat(hold.nextRelease()).isEmpty();
  }

  @Test
  void aPersonsClickCountsOnceItsTimeIsOver() {
    delivered("a", 0);
    assertThat(clicked("a", "shop", 60)).isEqualTo(new Decision.Held(second(70)));
    assertThat(hold.nextRelease()).contains(second(70));

    passTo(69);
    assertThat(counted).isEmpty();
    passTo(70);

    assertThat(counted).containsExactly("click a shop 60");
    assertThat(hold.nextRelease()).isEmpty();
  }

  @Test
  void aClickBeforeAtOrJustAfterTheDeliveryNeverCounts() {
    clicked("a", "shop", 0);
    delivered("a", 1);
    clicked("b", "shop", 20);
    delivered("b", 20);
    delivered("c", 40);
    clicked("c", "shop", 42);
    passTo(100);

    assertThat(counted).isEmpty();
    assertThat(never).isEqualTo(3);
  }

  @Test
  void aClickThatIsLaterByAMomentCounts() {
    delivered("a", 0);
    take(
        new MailSign(Kind.CLICKED, "a", "shop", NOON.plus(Scanners.AT_DELIVERY).plusMillis(1)),
        "click");
    passTo(100);

    assertThat(counted).containsExactly("click");
  }

  @Test
  void anOpenAtDeliveryNeverCountsAndALaterOneDoes() {
    delivered("a", 0);
    opened("a", 1);
    opened("a", 30);
    passTo(100);

    assertThat(counted).containsExactly("open a 30");
  }

  @Test
  void ofClicksOnSeveralLinksWithinSecondsNotEvenTheFirstCounts() {
    delivered("a", 0);
    clicked("a", "shop", 60);
    clicked("a", "imprint", 61);
    clicked("a", "unsubscribe", 65);
    passTo(100);

    assertThat(counted).isEmpty();
    assertThat(never).isEqualTo(3);
  }

  @Test
  void theSameLinkTwiceIsAPersonsImpatience() {
    clicked("a", "shop", 60);
    clicked("a", "shop", 61);
    passTo(100);

    assertThat(counted).containsExactly("click a shop 60", "click a shop 61");
  }

  @Test
  void linksOfTwoMailsAreNoBurst() {
    clicked("a", "shop", 60);
    clicked("b", "imprint", 61);
    passTo(100);

    assertThat(counted).containsExactly("click a shop 60", "click b imprint 61");
  }

  @Test
  void twoLinksWithAPageReadBetweenAreNoBurst() {
    clicked("a", "shop", 60);
    clicked("a", "imprint", 66);
    passTo(100);

    assertThat(counted).containsExactly("click a shop 60", "click a imprint 66");
  }

  @Test
  void whatIsOpenedWhileAScannerFollowsLinksIsOpenedByTheScanner() {
    delivered("a", 0);
    opened("a", 56);
    clicked("a", "shop", 60);
    clicked("a", "imprint", 61);
    opened("a", 90);
    passTo(200);

    assertThat(counted).containsExactly("open a 90");
  }

  @Test
  void aDeliveryThatIsToldAfterTheClickAtItIsInTime() {
    clicked("a", "shop", 1);
    passTo(9);
    delivered("a", 0);
    passTo(100);

    assertThat(counted).isEmpty();
  }

  @Test
  void whatComesLateIsHeldFromWhenItCame() {
    passTo(3_600);

    assertThat(clicked("a", "shop", 60)).isEqualTo(new Decision.Held(second(3_610)));
    clicked("a", "imprint", 61);
    passTo(4_000);

    assertThat(counted).isEmpty();
    assertThat(never).isEqualTo(2);
  }

  @Test
  void aDeliveryIsRememberedForAnHour() {
    delivered("a", 0);
    delivered("b", 0);
    passTo(3_600);
    clicked("a", "shop", 1);
    passTo(3_601);
    clicked("b", "shop", 1);
    passTo(4_000);

    assertThat(counted).containsExactly("click b shop 1");
  }

  @Test
  void whatDoesNotSayOfWhichMailItIsComparesWithItsLike() {
    clicked("", "shop", 60);
    clicked("", "imprint", 61);
    passTo(100);

    assertThat(counted).isEmpty();
  }

  @Test
  void moreThanAPersonCanDoIsNeverHeld() {
    for (int click = 0; click < MailHold.MOST; click++) {
      assertThat(clicked("a", "shop", 60)).isInstanceOf(Decision.Held.class);
    }

    assertThat(clicked("a", "shop", 60)).isEqualTo(new Decision.Never());
    for (int mail = 0; mail < 1_000; mail++) {
      delivered("m" + mail, 61);
    }
    assertThat(hold.recent()).hasSize(2 * MailHold.MOST);
  }

  @Test
  void whatWasReadForAPurposeAloneGoesWithIt() {
    hold =
        hold.take(
                new MailSign(Kind.CLICKED, "a", "shop", NOON),
                Set.of("profiling", "analytics"),
                "both",
                NOON)
            .hold();
    clicked("a", "shop", 60);

    hold = hold.without("profiling");

    assertThat(hold.release(second(100)).counting())
        .containsExactly(new Counting<>("both", Set.of("analytics")));
    assertThat(hold.without("analytics").isEmpty()).isTrue();
  }

  private Decision delivered(String message, int second) {
    return take(new MailSign(Kind.DELIVERED, message, "", second(second)), "delivery");
  }

  private Decision opened(String message, int second) {
    return take(
        new MailSign(Kind.OPENED, message, "", second(second)), "open " + message + " " + second);
  }

  private Decision clicked(String message, String link, int second) {
    return take(
        new MailSign(Kind.CLICKED, message, link, second(second)),
        "click " + message + " " + link + " " + second);
  }

  private Decision take(MailSign sign, String event) {
    Taken<String> taken = hold.take(sign, PURPOSES, event, now);
    hold = taken.hold();
    return taken.decision();
  }

  private void passTo(int second) {
    now = second(second);
    Released<String> released = hold.release(now);
    released.counting().forEach(one -> counted.add(one.event()));
    never += released.never();
    hold = released.hold();
  }

  private static Instant second(int second) {
    return NOON.plus(Duration.ofSeconds(second));
  }
}
