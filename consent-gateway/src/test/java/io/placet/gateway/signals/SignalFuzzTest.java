package io.placet.gateway.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iabtcf.encoder.TCStringEncoder;
import io.placet.domain.signal.Signal;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsers of signals on what nobody meant, and on what somebody did. */
class SignalFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final String CONSENTING = string().addPurposesConsent(4).encode();
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+ é";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final long seed = Long.getLong("placet.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static TCStringEncoder.Builder string() {
    return TCStringEncoder.newBuilder()
        .version(2)
        .created(DAY)
        .lastUpdated(DAY)
        .cmpId(10)
        .cmpVersion(3)
        .consentScreen(1)
        .consentLanguage("FR")
        .publisherCC("FR")
        .vendorListVersion(120)
        .tcfPolicyVersion(5)
        .addVendorConsent(123);
  }

  @Test
  void aStringSaysYesToItsPurposesAndNoToAllOthers() {
    Signal read = TcfString.read(CONSENTING, Optional.empty(), NOW);

    assertThat(read.allowed()).containsExactly("4");
    assertThat(read.deniesTheRest()).isTrue();
  }

  @Test
  void withoutConsentToOurVendorAStringSaysYesToNothing() {
    assertThat(TcfString.read(CONSENTING, Optional.of(123), NOW).allowed()).containsExactly("4");
    assertThat(TcfString.read(CONSENTING, Optional.of(124), NOW).allowed()).isEmpty();
    String hidden = string().addPurposesConsent(4).addDisclosedVendors(7).encode();
    assertThat(TcfString.read(hidden, Optional.of(123), NOW).allowed()).isEmpty();
  }

  @Test
  void whatNoConsentManagerWritesIsNoString() {
    garbage(string().addPurposesConsent(4).tcfPolicyVersion(6).encode());
    garbage(string().addPurposesConsent(4).tcfPolicyVersion(1).encode());
    garbage(string().addPurposesConsent(4).addPurposesConsent(12).encode());
    garbage(string().addPurposesConsent(4).vendorListVersion(0).encode());
    garbage(string().addPurposesConsent(4).lastUpdated(NOW.plusSeconds(200_000)).encode());
    garbage(string().addPurposesConsent(4).created(Instant.parse("2018-05-25T00:00:00Z")).encode());
    garbage("BObdrPUOevsguAfDqFENCNAAAAAmeAAA.PVAfDObdrA.DqFENCAmeAENCDA"); // of version 1
    garbage("1");
    garbage("");
    garbage("C".repeat(9_000));
  }

  @Test
  void randomBytesNeverConsent() {
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = (byte) ((2 << 2) | (bytes[0] & 3)); // the version's six bits say 2
      }
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(consents(() -> TcfString.read(text, Optional.empty(), NOW)))
          .as("seed %d, %s", seed, text)
          .isFalse();
    }
  }

  @Test
  void brokenStringsAreRefusedOrReadAndNothingElse() {
    for (int i = 0; i < 5_000; i++) {
      StringBuilder broken = new StringBuilder(CONSENTING);
      if (random.nextBoolean()) {
        broken.setLength(random.nextInt(broken.length()));
      }
      for (int n = random.nextInt(4); n > 0 && !broken.isEmpty(); n--) {
        broken.setCharAt(
            random.nextInt(broken.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      consents(() -> TcfString.read(broken.toString(), Optional.of(123), NOW));
    }
  }

  @Test
  void aStringThatWasCutBeforeItsPurposesNeverConsents() {
    for (int length = 0; length < 26; length++) {
      String cut = CONSENTING.substring(0, length);
      assertThat(consents(() -> TcfString.read(cut, Optional.empty(), NOW))).as(cut).isFalse();
    }
  }

  @Test
  void emptyPreferencesOfSegmentRefuseAll() throws IOException {
    Signal read = NamedConsents.segment(JSON.readTree("{\"categoryPreferences\":{}}"));

    assertThat(read.deniesTheRest()).isTrue();
    assertThat(NamedConsents.segment(JSON.readTree("{\"categoryPreferences\":{\"A\":true}}")))
        .isEqualTo(
            new Signal(
                io.placet.domain.register.SignalKind.SEGMENT,
                java.util.Set.of("A"),
                java.util.Set.of(),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"categoryPreferences\":null}",
        "{\"categoryPreferences\":[\"Advertising\"]}",
        "{\"categoryPreferences\":{\"Advertising\":\"true\"}}",
        "{\"categoryPreferences\":{\"Advertising\":1}}",
        "{\"allowedConsentIds\":\"C0004\"}",
        "{\"allowedConsentIds\":{\"C0004\":true}}",
        "{\"allowedConsentIds\":[true]}",
        "{\"deniedConsentIds\":[[\"C0004\"]]}"
      })
  void anotherShapeIsRefused(String json) throws IOException {
    JsonNode node = JSON.readTree(json);

    assertThatThrownBy(() -> NamedConsents.segment(node))
        .isInstanceOf(MalformedSignalException.class);
    assertThatThrownBy(() -> NamedConsents.rudderstack(node))
        .isInstanceOf(MalformedSignalException.class);
  }

  @Test
  void whateverIsSentOnlyTrueAndListedIsAYes() {
    for (int i = 0; i < 5_000; i++) {
      ObjectNode object = NODES.objectNode();
      object.set("categoryPreferences", any(3));
      object.set("allowedConsentIds", any(2));
      object.set("deniedConsentIds", any(2));
      if (consents(() -> NamedConsents.segment(object))) {
        assertThat(object.path("categoryPreferences").toString())
            .as("seed %d", seed)
            .contains(":true");
      }
      if (consents(() -> NamedConsents.rudderstack(object))) {
        assertThat(object.path("allowedConsentIds").isArray()).as("seed %d", seed).isTrue();
      }
      consents(() -> NamedConsents.choices(any(3)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "", " 1", "1 ", "01", "1.0", "true", "1, 1", "１"})
  void onlyOneIsGlobalPrivacyControl(String value) {
    assertThat(SecGpc.read(Optional.of(value))).isEmpty();
    assertThat(SecGpc.read(Optional.of("1"))).contains(Signal.GPC);
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> NODES.booleanNode(random.nextBoolean());
      case 1 -> NODES.textNode(LETTERS.substring(0, random.nextInt(5)));
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.nullNode();
      case 4 -> NODES.textNode("true");
      case 5 -> {
        ArrayNode array = NODES.arrayNode();
        for (int n = random.nextInt(4); n > 0; n--) {
          array.add(any(depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = NODES.objectNode();
        for (int n = random.nextInt(4); n > 0; n--) {
          object.set("n" + random.nextInt(5), any(depth - 1));
        }
        yield object;
      }
    };
  }

  private static void garbage(String text) {
    assertThatThrownBy(() -> TcfString.read(text, Optional.empty(), NOW))
        .as(text)
        .isInstanceOf(MalformedSignalException.class);
  }

  /** Whether it was read and says yes to something; fails for any other failure. */
  private static boolean consents(Supplier<Signal> parser) {
    try {
      return !parser.get().allowed().isEmpty();
    } catch (MalformedSignalException refused) {
      return false;
    }
  }
}
