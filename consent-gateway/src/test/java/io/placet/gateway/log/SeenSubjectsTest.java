package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenSubjectsTest {
  private static final long SEED = 42;
  private static final int CONTACTS = 200_000;

  @Test
  void whoWasNotedIsNeverTakenForNew() {
    SeenSubjects seen = new SeenSubjects();
    subjects().forEach(seen::add);

    assertThat(subjects()).allMatch(seen::add);
  }

  @Test
  void hardlyAnyWhoIsNewIsTakenForKnown() {
    SeenSubjects seen = new SeenSubjects();

    assertThat(subjects().filter(seen::add).count()).isLessThan(CONTACTS / 1_000);
  }

  private static java.util.stream.Stream<String> subjects() {
    Random random = new Random(SEED);
    return java.util.stream.Stream.generate(
            () -> {
              byte[] bytes = new byte[16];
              random.nextBytes(bytes);
              return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            })
        .limit(CONTACTS);
  }
}
