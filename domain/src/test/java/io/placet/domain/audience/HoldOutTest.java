package io.placet.domain.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HoldOutTest {
  private static final int CONTACTS = 4_000;

  /** Four standard deviations of the widest draw. */
  private static final double TOLERANCE = 4 * Math.sqrt(0.25 / CONTACTS) * 100;

  @Property(tries = 100)
  void theSameContactIsHeldOutOfTheSameAudience(
      @ForAll @IntRange(max = 50) int percent, @ForAll long seed) {
    Audience audience = audience("winter", percent);
    SubjectId contact = contacts(seed, 1).get(0);

    assertThat(HoldOut.holdsOut(audience, contact))
        .isEqualTo(HoldOut.holdsOut(audience("winter", percent), contact));
  }

  @Property(tries = 100)
  void aboutItsPercentAreHeldOut(@ForAll @IntRange(max = 50) int percent, @ForAll long seed) {
    double held = heldOut(audience("winter", percent), contacts(seed, CONTACTS)).size();

    assertThat(held * 100 / CONTACTS).isCloseTo(percent, within(TOLERANCE));
  }

  @Property(tries = 100)
  void whoIsHeldOutStaysSoWhenMoreAre(@ForAll @IntRange(max = 49) int percent, @ForAll long seed) {
    List<SubjectId> contacts = contacts(seed, CONTACTS);

    assertThat(heldOut(audience("winter", percent + 1), contacts))
        .containsAll(heldOut(audience("winter", percent), contacts));
  }

  @Property(tries = 20)
  void anotherAudienceDrawsOthers(@ForAll long seed) {
    List<SubjectId> contacts = contacts(seed, CONTACTS);
    List<SubjectId> winter = heldOut(audience("winter", 50), contacts);

    double alsoInSummer = heldOut(audience("summer", 50), winter).size();

    assertThat(alsoInSummer * 100 / winter.size()).isCloseTo(50, within(2 * TOLERANCE));
  }

  private static List<SubjectId> heldOut(Audience audience, List<SubjectId> contacts) {
    return contacts.stream().filter(contact -> HoldOut.holdsOut(audience, contact)).toList();
  }

  private static List<SubjectId> contacts(long seed, int number) {
    Random random = new Random(seed);
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(random.nextLong())
                    .putLong(random.nextLong())
                    .array())
        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
        .map(SubjectId::new)
        .toList();
  }

  private static Audience audience(String id, int percent) {
    return new Audience(
        id,
        "Buyers",
        new Source.OfSegment("buyers"),
        ConsentKey.of("newsletter", "email"),
        "mail-house",
        Set.of(Identifier.EMAIL),
        percent);
  }
}
