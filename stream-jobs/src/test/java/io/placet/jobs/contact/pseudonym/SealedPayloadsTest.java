package io.placet.jobs.contact.pseudonym;

import static io.placet.jobs.contact.pseudonym.PseudonymHarness.NOW;
import static io.placet.jobs.contact.pseudonym.PseudonymHarness.SUBJECT;
import static io.placet.jobs.contact.pseudonym.PseudonymHarness.seal;
import static io.placet.jobs.contact.pseudonym.PseudonymHarness.stored;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.event.FieldValue.Text;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.ErasureSignal;
import io.placet.schemas.avro.LiftedSignal;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.ReachSignal;
import io.placet.schemas.avro.ReevaluationSignal;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import io.placet.vault.SlotReplacement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedPayloadsTest {
  private static final Map<String, FieldValue> FIELDS = Map.of("postcode", new Text("29200"));

  @TempDir private Path folder;
  private PseudonymHarness pseudonymise;
  private DataKeys.Minted key;

  @BeforeEach
  void open() throws Exception {
    pseudonymise = new PseudonymHarness(folder.resolve("v"));
    key = pseudonymise.vault.dataKeys().mint(SUBJECT);
  }

  @AfterEach
  void close() throws Exception {
    pseudonymise.close();
  }

  @Test
  void aSealedPayloadIsReadWithTheKeyThatTravelsWithIt() throws Exception {
    pseudonymise.give(seal(key, FIELDS), stored(key));

    assertThat(pseudonymise.events())
        .extracting(PseudonymisedEvent::getFields)
        .containsExactly(Map.of("postcode", "29"));
  }

  @Test
  void withoutItsKeyItIsWithheldAsUnopenable() throws Exception {
    pseudonymise.give(seal(key, FIELDS), null);

    assertUnopenable();
  }

  @Test
  void underAnotherContactsKeyItDoesNotOpen() throws Exception {
    DataKeys.Minted another =
        pseudonymise.vault.dataKeys().mint(new SubjectId("another-22-characters-"));

    pseudonymise.give(seal(another, FIELDS), stored(another));

    assertUnopenable();
  }

  @Test
  void movedToAnotherEventItDoesNotOpen() throws Exception {
    pseudonymise.give(seal(key, FIELDS), stored(key), "message-2", 1);

    assertUnopenable();
  }

  @Test
  void whatIsNoSealedPayloadDoesNotOpen() throws Exception {
    Sealed forged = new Sealed(key.wrapped().keyId(), ByteBuffer.wrap(new byte[] {1, 2, 3}));

    pseudonymise.give(forged, stored(key));

    assertUnopenable();
  }

  @Test
  void onceItsSlotsKeyIsDestroyedItDoesNotOpen() throws Exception {
    destroySlotKey();

    pseudonymise.give(seal(key, FIELDS), stored(key));

    assertUnopenable();
  }

  @Test
  void anErasureEvictsTheKeyThatWasUsedLately() throws Exception {
    pseudonymise.give(seal(key, FIELDS), stored(key));
    destroySlotKey();

    pseudonymise.give(new ErasureSignal("erasure", 0, 5L, NOW), 1);
    pseudonymise.give(seal(key, FIELDS), stored(key));

    assertThat(pseudonymise.events()).hasSize(1);
    assertThat(pseudonymise.withheld()).containsExactly("unopenable");
  }

  @Test
  void whoIsErasedByTheVaultsListIsWithheldAlsoWhereTheLogDoesNotSaySo() throws Exception {
    ErasureRecorded erasure =
        new ErasureRecorded("e1", SUBJECT.text(), "", "", NOW, "token", List.of());
    pseudonymise
        .vault
        .erasedContacts()
        .note(
            Map.of(
                "e1", SingleObject.of(ContactLogEntry.class).encode(new ContactLogEntry(erasure))));
    pseudonymise.close();
    pseudonymise = new PseudonymHarness(folder.resolve("v"));

    pseudonymise.give(io.placet.schemas.codec.FieldsCodec.toPayload(FIELDS));
    pseudonymise.give(new ReachSignal(List.of(), NOW), 1);
    pseudonymise.give(new LiftedSignal(List.of("profiling"), 0, 5L, NOW), 1);
    pseudonymise.give(new ReevaluationSignal("segment/loyal", 1, 0, 5L, Instant.EPOCH), 1);

    assertThat(pseudonymise.withheld()).containsExactly("erased");
    assertThat(pseudonymise.passed()).isEmpty();
    assertThat(pseudonymise.events()).isEmpty();
  }

  @Test
  void aValueThatTheRegisterSealsGoesOnUnderTheContactsKeyForItsPlace() throws Exception {
    pseudonymise.give(seal(key, Map.of("order_id", new Text("A-17"))), stored(key));

    PseudonymisedEvent event = pseudonymise.events().get(0);
    String value = requireNonNull(event.getFields().get("order_id")).toString();
    assertThat(value).startsWith(key.wrapped().keyId() + ".").doesNotContain("A-17");
    byte[] sealed = Base64.getUrlDecoder().decode(value.substring(value.indexOf('.') + 1));
    byte[] place =
        SealedPlace.of(Topic.PSEUDONYMISED_EVENTS, SUBJECT.text(), event.getEventId(), "order_id");
    assertThat(key.key().open(sealed, place).orElseThrow())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("\"A-17\"");
  }

  @Test
  void aValueOfAPayloadThatIsNotSealedIsLeftOutWhereTheRegisterSeals() throws Exception {
    pseudonymise.give(
        io.placet.schemas.codec.FieldsCodec.toPayload(Map.of("order_id", new Text("A-17"))));

    assertThat(pseudonymise.events())
        .extracting(PseudonymisedEvent::getFields)
        .containsExactly(Map.of());
    assertThat(pseudonymise.letters()).isEmpty();
  }

  private void destroySlotKey() {
    try (SlotReplacement replacement =
        pseudonymise.vault.dataKeys().replaceSlotKey(DataKeys.slotOf(SUBJECT))) {
      replacement.destroyOlderKeysForever();
    }
  }

  private void assertUnopenable() {
    assertThat(pseudonymise.withheld()).containsExactly("unopenable");
    assertThat(pseudonymise.passed()).isEmpty();
    assertThat(pseudonymise.side(Pseudonymise.EVENTS)).isEmpty();
    assertThat(pseudonymise.letters()).isEmpty();
  }
}
