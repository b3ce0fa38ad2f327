package io.placet.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.HandClock;
import io.placet.gateway.person.LinkException.Reason;
import io.placet.vault.FileVault;
import io.placet.vault.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofMinutes(30));
  private static final ConsentKey NEWSLETTER = ConsentKey.of("newsletter", "email");
  private static final Link.Withdraw WITHDRAW =
      new Link.Withdraw(ContactId.user("Zoë|:17850"), NEWSLETTER);
  private static final Link.Preferences PREFERENCES =
      new Link.Preferences("id-1", new Alias(Alias.Kind.EMAIL, "a".repeat(22)), END);
  private static final Link.Confirm CONFIRM =
      new Link.Confirm(ContactId.anonymous("v-1"), ConsentKey.of("analytics"), "record-1", END);
  private static final Link.Session SESSION =
      new Link.Session("id-1", "secret", new Alias(Alias.Kind.EMAIL, "a".repeat(22)), END);

  @TempDir Path folder;
  private final HandClock clock = new HandClock(NOW);
  private Sealer sealer;
  private LinkTokens tokens;

  @BeforeEach
  void open() {
    sealer = FileVault.open(folder.resolve("vault"), "test").links();
    tokens = new LinkTokens(sealer, clock);
  }

  @Test
  void aTokenSaysWhatWasSealed() {
    assertThat(tokens.withdraw(tokens.seal(WITHDRAW))).isEqualTo(WITHDRAW);
    assertThat(tokens.preferences(tokens.seal(PREFERENCES))).isEqualTo(PREFERENCES);
    assertThat(tokens.confirm(tokens.seal(CONFIRM))).isEqualTo(CONFIRM);
    assertThat(tokens.session(tokens.seal(SESSION))).hasValue(SESSION);
  }

  @Test
  void aTokenShowsNothingOfTheContact() {
    assertThat(tokens.seal(WITHDRAW)).matches("[A-Za-z0-9_-]+").doesNotContain("17850");
  }

  @Test
  void aTokenOfOneKindIsNoneOfAnother() {
    List<String> each =
        List.of(
            tokens.seal(WITHDRAW),
            tokens.seal(PREFERENCES),
            tokens.seal(CONFIRM),
            tokens.seal(SESSION));
    for (int i = 0; i < each.size(); i++) {
      assertThat(opens(tokens::withdraw, each.get(i))).as("withdraw %s", i).isEqualTo(i == 0);
      assertThat(opens(tokens::preferences, each.get(i))).as("preferences %s", i).isEqualTo(i == 1);
      assertThat(opens(tokens::confirm, each.get(i))).as("confirm %s", i).isEqualTo(i == 2);
      assertThat(tokens.session(each.get(i)).isPresent()).as("session %s", i).isEqualTo(i == 3);
    }
  }

  @Test
  void aLinkThatWithdrawsNeverEndsAndOthersEndAtTheirInstant() {
    String withdraw = tokens.seal(WITHDRAW);
    String preferences = tokens.seal(PREFERENCES);
    String confirm = tokens.seal(CONFIRM);
    String session = tokens.seal(SESSION);
    clock.move(Duration.ofMinutes(30).minusMillis(1));
    assertThat(tokens.preferences(preferences)).isEqualTo(PREFERENCES);

    clock.move(Duration.ofMillis(1));

    refused(() -> tokens.preferences(preferences), Reason.EXPIRED);
    refused(() -> tokens.confirm(confirm), Reason.EXPIRED);
    assertThat(tokens.session(session)).isEmpty();
    clock.move(Duration.ofDays(36_500));
    assertThat(tokens.withdraw(withdraw)).isEqualTo(WITHDRAW);
  }

  @Test
  void aTokenOfAnotherDeploymentIsUnknown() {
    LinkTokens others =
        new LinkTokens(FileVault.open(folder.resolve("other"), "other").links(), clock);

    refused(() -> tokens.withdraw(others.seal(WITHDRAW)), Reason.UNKNOWN);
  }

  @Test
  void whatIsSealedForALinkButIsNoneIsUnknown() {
    refused(() -> tokens.withdraw(sealer.seal(new byte[0], "link:withdraw")), Reason.UNKNOWN);
    refused(
        () -> tokens.withdraw(sealer.seal(Parts.join(List.of("user:1")), "link:withdraw")),
        Reason.UNKNOWN);
  }

  @Test
  void nothingThatIsBentCutOrMadeUpOpens() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String token = tokens.seal(WITHDRAW);
    for (int i = 0; i < 5_000; i++) {
      String bent = bent(token, random);
      if (!bent.equals(token)) {
        assertThat(opens(tokens::withdraw, bent)).as("seed %s, %s", seed, bent).isFalse();
      }
    }
    refused(() -> tokens.withdraw(""), Reason.UNKNOWN);
    refused(() -> tokens.withdraw("A".repeat(100_000)), Reason.UNKNOWN);
  }

  private static String bent(String token, Random random) {
    int at = random.nextInt(token.length());
    return switch (random.nextInt(5)) {
      case 0 -> token.substring(0, at);
      case 1 -> token.substring(0, at) + (char) random.nextInt(0x3000) + token.substring(at + 1);
      case 2 -> token.substring(at) + token.substring(0, at);
      case 3 -> token + token.substring(at);
      default ->
          random.ints(at, 32, 0x500).mapToObj(Character::toString).reduce("", String::concat);
    };
  }

  private static boolean opens(Function<String, ?> kind, String token) {
    try {
      return kind.apply(token) != null;
    } catch (LinkException refused) {
      return false;
    }
  }

  private static void refused(Runnable open, Reason reason) {
    assertThatThrownBy(open::run)
        .isInstanceOfSatisfying(
            LinkException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
