package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.SubjectId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodedStandingsTest {
  private static final SubjectId ONE = new SubjectId("AAAAAAAAAAAAAAAAAAAAAA");
  private static final SubjectId OTHER = new SubjectId("BBBBBBBBBBBBBBBBBBBBBB");

  private final AtomicInteger decoded = new AtomicInteger();

  private ContactConsents decode(byte[] stored) {
    decoded.incrementAndGet();
    return ContactConsents.NONE;
  }

  @Test
  void theSameBytesAreDecodedOnce() {
    DecodedStandings standings = new DecodedStandings(8);

    standings.of(ONE, new byte[] {1}, this::decode);
    standings.of(ONE, new byte[] {1}, this::decode);

    assertThat(decoded).hasValue(1);
  }

  @Test
  void otherBytesAreDecodedAnew() {
    DecodedStandings standings = new DecodedStandings(8);

    standings.of(ONE, new byte[] {1}, this::decode);
    standings.of(ONE, new byte[] {2}, this::decode);

    assertThat(decoded).hasValue(2);
  }

  @Test
  void whoSharesAPlaceIsNeverTakenForAnother() {
    DecodedStandings standings = new DecodedStandings(1);

    standings.of(ONE, new byte[] {1}, this::decode);
    standings.of(OTHER, new byte[] {1}, this::decode);
    standings.of(ONE, new byte[] {1}, this::decode);

    assertThat(decoded).hasValue(3);
  }
}
