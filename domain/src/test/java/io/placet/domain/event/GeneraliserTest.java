package io.placet.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue.Decimal;
import io.placet.domain.event.FieldValue.Flag;
import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.FieldValue.Whole;
import io.placet.domain.generalisation.BrowserFamily;
import io.placet.domain.register.Generalisation;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneraliserTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  /** Names a browser by the word before the first slash. */
  private static final Generaliser GENERALISER =
      new Generaliser(userAgent -> userAgent.split("/", 2)[0]);

  private static final int RUNS = 20_000;
  private static final int MAX_PIECES = 12;
  private static final String[] PIECES = {
    "https://",
    "HTTP://",
    "//",
    "/",
    "\\",
    "?",
    "#",
    "@",
    ":",
    ":80",
    ".",
    "..",
    ";",
    "%40",
    "%2f",
    "-",
    "_",
    " ",
    "\u00a0",
    "\u200d",
    "\u3002",
    "\uff11",
    "\u0130",
    "\u00df",
    "\ud83d\ude00",
    "[::1]",
    "127.0.0.1",
    "0x7f",
    "www",
    "example",
    "org",
    "xn--",
    "marie",
    "Dubois",
    "A",
    "29200",
    "75",
    "2A",
    "17",
    "612345678",
    "1991-11-23",
    "25-34",
    "75+",
    "Firefox",
    "Chrome Mobile",
    "index.html",
    ":id",
    "\n",
    "\u0000",
    "deadbeef",
    "dGhpcyBp"
  };
  private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");

  @ParameterizedTest
  @CsvSource({
    "0,0-14", "14,0-14", "15,15-24", "24,15-24", "25,25-34", "34,25-34", "35,35-44", "44,35-44",
    "45,45-54", "54,45-54", "55,55-64", "64,55-64", "65,65-74", "74,65-74", "75,75+", "120,75+"
  })
  void anAgeIsInItsBand(long age, String band) {
    assertThat(GENERALISER.apply(Generalisation.AGE_BAND, new Whole(age), AT))
        .contains(new Text(band));
  }

  @ParameterizedTest
  @CsvSource({"-1", "121", "-9223372036854775808", "9223372036854775807"})
  void anAgeOfNobodyDoesNotFit(long age) {
    assertThat(GENERALISER.apply(Generalisation.AGE_BAND, new Whole(age), AT)).isEmpty();
  }

  @Test
  void aBrowserIsNamedOnlyIfItIsOnTheList() {
    assertThat(family("Firefox/145.0")).contains("Firefox");
    assertThat(family("MarieDubois/1.0")).contains("Other");
    assertThat(family("Chrome Mobile")).contains("Chrome Mobile");
    assertThat(family("Other")).contains("Other");
    assertThat(family(" ")).isEmpty();
  }

  @Test
  void ofALongHeaderOnlyTheBeginningIsLookedAt() {
    assertThat(family("Firefox" + "/".repeat(1000))).contains("Firefox");
    Generaliser echo = new Generaliser(asked -> asked.length() == 256 ? "Firefox" : "Other");
    assertThat(echo.apply(Generalisation.FAMILY, new Text("x".repeat(1024)), AT))
        .contains(new Text("Firefox"));
  }

  @ParameterizedTest
  @EnumSource(Generalisation.class)
  void whatIsNeitherTextNorAnAgeDoesNotFit(Generalisation to) {
    assertThat(GENERALISER.apply(to, new Flag(true), AT)).isEmpty();
    assertThat(GENERALISER.apply(to, new Decimal(290_000), AT)).isEmpty();
    if (to != Generalisation.AGE_BAND) {
      assertThat(GENERALISER.apply(to, new Whole(75), AT)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Generalisation.class)
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whateverIsSentWhatIsPublishedGivesItselfAndHoldsNoSecret(Generalisation to) {
    long seeds = new Random().nextLong();
    for (int run = 0; run < RUNS; run++) {
      long seed = seeds + run;
      String sent = text(new Random(seed));
      Optional<FieldValue> published = GENERALISER.apply(to, new Text(sent), AT);
      published.ifPresent(
          value -> {
            assertThat(GENERALISER.apply(to, value, AT)).as("seed %d", seed).contains(value);
            String text = ((Text) value).value();
            assertThat(text).as("seed %d", seed).doesNotContain("@", "?", "#", "%", " /", "\n");
            if (to == Generalisation.PATH) {
              assertThat(text).as("seed %d", seed).doesNotContainPattern(THREE_DIGITS);
            }
          });
    }
  }

  @Test
  void everyFamilyOfTheListGivesItself() {
    assertThat(BrowserFamily.PUBLISHED)
        .allSatisfy(family -> assertThat(family(family)).contains(family));
  }

  private static Optional<String> family(String userAgent) {
    return GENERALISER
        .apply(Generalisation.FAMILY, new Text(userAgent), AT)
        .map(value -> ((Text) value).value());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
    int pieces = random.nextInt(MAX_PIECES);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
