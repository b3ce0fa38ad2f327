package io.placet.gateway.audience.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

  /** The example of the specification's own libraries. */
  private static final Secret SECRET =
      Secret.ofBytes(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

  @Test
  void theSpecificationsExampleIsSignedAsItSays() {
    assertThat(Signature.of(List.of(SECRET), ID, AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whileOneSecretTakesOverFromAnotherBothSign() {
    Secret next = Secret.ofBytes(new byte[32]);

    assertThat(Signature.of(List.of(next, SECRET), ID, AT, BODY))
        .isEqualTo(
            Signature.of(List.of(next), ID, AT, BODY)
                + " "
                + Signature.of(List.of(SECRET), ID, AT, BODY));
  }

  @Test
  void aSecretIsShownOnlyWhereItIsRevealed() {
    assertThat(SECRET.toString()).isEqualTo("Secret");
    assertThat(SECRET.reveal()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }
}
