package io.placet.schemas.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.Treatment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterLoaderTest {
  private static final Register SAMPLE =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  @TempDir Path folder;

  @Test
  void theSampleDeclaresThePurposesThatEverythingReliesOn() {
    assertThat(SAMPLE.purposes())
        .extracting(Purpose::id)
        .containsExactly(
            "newsletter",
            "offers",
            "email-tracking",
            "profiling",
            "analytics",
            "advertising",
            "fulfilment",
            "accountability");
    assertThat(SAMPLE.purpose("fulfilment").orElseThrow().basis()).isEqualTo(LegalBasis.CONTRACT);
    assertThat(SAMPLE.purpose("accountability").orElseThrow().basis())
        .isEqualTo(LegalBasis.LEGAL_OBLIGATION);
  }

  @Test
  void aPurposeIsAskedOnEachOfItsChannelsOrWithoutOne() {
    assertThat(SAMPLE.keys())
        .containsExactly(
            ConsentKey.of("newsletter", "email"),
            ConsentKey.of("offers", "email"),
            ConsentKey.of("offers", "sms"),
            ConsentKey.of("offers", "telephone"),
            ConsentKey.of("email-tracking"),
            ConsentKey.of("profiling"),
            ConsentKey.of("analytics"),
            ConsentKey.of("advertising"),
            ConsentKey.of("fulfilment"),
            ConsentKey.of("accountability"));
  }

  @Test
  void opensNeedTheirOwnConsentAndNothingElseBringsThemIn() {
    EventType opened = SAMPLE.eventType("Email Opened").orElseThrow();
    assertThat(SAMPLE.consumedPurposes(opened))
        .extracting(Purpose::id)
        .containsExactly("email-tracking");
  }

  @Test
  void everyEventTypeOfTheSampleCanPassTheGate() {
    assertThat(SAMPLE.eventTypes().values())
        .isNotEmpty()
        .allSatisfy(type -> assertThat(SAMPLE.consumedPurposes(type)).isNotEmpty());
  }

  @Test
  void anOrdersAddressStaysBeforeTheGateAndItsNumberIsPseudonymised() {
    EventType order = SAMPLE.eventType("Order Completed").orElseThrow();
    assertThat(order.fields())
        .containsOnlyKeys(
            "order_id",
            "total",
            "currency",
            "lines",
            "quantity",
            "country",
            "postcode",
            "birth_date",
            "coupon",
            "email");
    assertThat(order.fields())
        .containsEntry("email", new Field("email", FieldType.TEXT, Treatment.DROP))
        .containsEntry("order_id", new Field("order_id", FieldType.TEXT, Treatment.PSEUDONYMISE))
        .containsEntry("total", new Field("total", FieldType.DECIMAL, Treatment.KEEP));
  }

  @Test
  void whereSomeoneLivesAndHowOldTheyAreIsCoarsened() {
    assertThat(SAMPLE.eventType("Order Completed").orElseThrow().fields())
        .containsEntry(
            "postcode", Field.generalised("postcode", FieldType.TEXT, Generalisation.DEPARTEMENT))
        .containsEntry(
            "birth_date", Field.generalised("birth_date", FieldType.TEXT, Generalisation.AGE_BAND));
  }

  @Test
  void aVisitsPageOriginAndBrowserAreCoarsened() {
    assertThat(SAMPLE.eventType("Product Viewed").orElseThrow().fields())
        .containsEntry("url", Field.generalised("url", FieldType.TEXT, Generalisation.PATH))
        .containsEntry(
            "referrer", Field.generalised("referrer", FieldType.TEXT, Generalisation.HOST))
        .containsEntry(
            "user_agent", Field.generalised("user_agent", FieldType.TEXT, Generalisation.FAMILY));
  }

  @Test
  void aNoticeCarriesTheHashOfItsText() throws Exception {
    Notice notice = requireNonNull(SAMPLE.notices().get(new NoticeRef("newsletter", "3")));
    assertThat(notice.text()).startsWith("Yes, send me the newsletter").endsWith("shop.\n");
    assertThat(notice.sha256()).isEqualTo(sha256(notice.text()));
    assertThat(notice.purposes()).containsExactly("newsletter");
  }

  @Test
  void aFileIsKnownByTheHashOfItsBytes() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), RegisterLoader.sampleYaml());
    assertThat(RegisterLoader.load(file)).isEqualTo(SAMPLE);
    assertThat(SAMPLE.sha256())
        .isEqualTo(sha256(RegisterLoader.sampleYaml()))
        .isEqualTo(HexFormat.of().formatHex(digest(Files.readAllBytes(file))));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> RegisterLoader.load(missing))
        .isInstanceOf(RegisterException.class)
        .hasMessage(missing + ": there is no such file");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("shop.yaml"), new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> RegisterLoader.load(file)).hasMessage("shop.yaml: is not UTF-8 text");
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] digest(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
