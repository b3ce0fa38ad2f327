package io.placet.gateway.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Prf;
import io.placet.gateway.decide.DecisionId.ForgedException;
import io.placet.gateway.decide.DecisionId.MalformedException;
import io.placet.gateway.log.LogPosition;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a decision's id: the decision that it was, or refused. */
class DecisionIdTest {
  private static final Prf OURS = prf("ours");
  private static final Prf OTHERS = prf("others");

  @Property
  void whatWasSealedIsRead(@ForAll("ids") DecisionId id) throws Exception {
    assertThat(DecisionId.parse(id.sealed(OURS), OURS)).isEqualTo(id);
  }

  @Property
  void anIdIsNoPlaceForWhatMustNotBeSeen(@ForAll("ids") DecisionId id) {
    assertThat(id.sealed(OURS)).matches("[A-Za-z0-9_-]{60,4000}");
  }

  @Property
  void noOtherDeploymentCanMakeOne(@ForAll("ids") DecisionId id) {
    assertThatThrownBy(() -> DecisionId.parse(id.sealed(OTHERS), OURS))
        .isInstanceOf(ForgedException.class);
  }

  @Property
  void anyTextIsRefused(@ForAll String text) {
    assertThat(isRefused(text)).isTrue();
  }

  @Property
  void anIdOfWhichOneCharacterIsAnotherIsRefused(
      @ForAll("ids") DecisionId id, @ForAll @IntRange(max = 10_000) int where) {
    char[] text = id.sealed(OURS).toCharArray();
    int at = where % text.length;
    text[at] = text[at] == 'A' ? 'B' : 'A';

    assertThat(isRefused(new String(text))).isTrue();
  }

  @Property
  void anIdThatIsCutShortIsRefused(
      @ForAll("ids") DecisionId id, @ForAll @IntRange(max = 10_000) int where) {
    String text = id.sealed(OURS);

    assertThat(isRefused(text.substring(0, where % text.length()))).isTrue();
  }

  @Property
  void bytesUnderAGoodSealThatAreNoDecisionAreMalformed(@ForAll byte[] bytes) {
    byte[] odd = bytes.length == 0 ? new byte[1] : bytes.clone();
    odd[0] = 9;
    String content = Base64.getUrlEncoder().withoutPadding().encodeToString(odd);
    String text = content + OURS.computeText("decision", content).substring(0, 11);

    assertThatThrownBy(() -> DecisionId.parse(text, OURS)).isInstanceOf(MalformedException.class);
  }

  @Test
  void anIdThatIsTooLongIsNotEvenRead() {
    assertThat(isRefused("A".repeat(1_000_000))).isTrue();
  }

  @Provide
  Arbitrary<DecisionId> ids() {
    Arbitrary<String> texts =
        Arbitraries.strings().alpha().numeric().withChars('-', '_', 'é').ofMaxLength(100);
    Arbitrary<SubjectId> subjects =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofSize(16)
            .map(
                bytes ->
                    new SubjectId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    Arbitrary<LogPosition> positions =
        Combinators.combine(
                Arbitraries.integers().between(0, 127), Arbitraries.longs().greaterOrEqual(0))
            .as(LogPosition::new);
    return Combinators.combine(
            subjects,
            texts,
            texts.optional(),
            texts.optional(),
            positions,
            Arbitraries.longs().between(0, 4_102_444_800_000L).map(Instant::ofEpochMilli),
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(16))
        .as(DecisionIdTest::id);
  }

  private static DecisionId id(
      SubjectId subject,
      String purpose,
      Optional<String> channel,
      Optional<String> processor,
      LogPosition revision,
      Instant asOf,
      String register) {
    return new DecisionId(
        subject, new ConsentKey(purpose, channel), processor, revision, asOf, register);
  }

  private static boolean isRefused(String text) {
    try {
      DecisionId.parse(text, OURS);
      return false;
    } catch (MalformedException | ForgedException refused) {
      return true;
    }
  }

  private static Prf prf(String key) {
    return input -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Arrays.copyOf(mac.doFinal(input), Prf.OUTPUT_BYTES);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    };
  }
}
