package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.Sealed;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsCodecTest {
  private static final Map<String, FieldValue> FIELDS =
      Map.of(
          "note", new FieldValue.Text("été"),
          "empty", new FieldValue.Text(""),
          "lines", new FieldValue.Whole(Long.MIN_VALUE),
          "total", new FieldValue.Decimal(Long.MAX_VALUE),
          "gift", new FieldValue.Flag(false));

  @Test
  void everyKindOfValueReadsAsItWasWritten() {
    assertThat(FieldsCodec.toDomain(FieldsCodec.toAvro(FIELDS))).isEqualTo(FIELDS);
    assertThat(FieldsCodec.fromPayload(FieldsCodec.toPayload(FIELDS))).isEqualTo(FIELDS);
  }

  @Test
  void noValuesAreAPayloadToo() {
    assertThat(FieldsCodec.fromPayload(FieldsCodec.toPayload(Map.of()))).isEmpty();
  }

  @Test
  void aPayloadCanBeReadTwice() {
    Sealed payload = FieldsCodec.toPayload(FIELDS);
    assertThat(FieldsCodec.fromPayload(payload)).isEqualTo(FieldsCodec.fromPayload(payload));
  }

  @Test
  void theBytesOfAPayloadStayWhatTheyAre() {
    byte[] bytes =
        FieldsCodec.toPayload(Map.of("total", new FieldValue.Decimal(1))).getPayload().array();
    assertThat(bytes).asHexString().isEqualTo("020A746F74616C060200");
  }

  @Test
  void whatIsSealedAreTheBytesOfThePayload() {
    byte[] bytes = FieldsCodec.toPayloadBytes(FIELDS);

    assertThat(FieldsCodec.fromPayloadBytes(bytes)).isEqualTo(FIELDS);
    assertThat(FieldsCodec.toPayload(FIELDS).getPayload()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  @Test
  void aValueIsTheSameInJson() {
    assertThat(FieldsCodec.toJson(new FieldValue.Text("a\"b\n"))).isEqualTo("\"a\\\"b\\n\"");
    assertThat(FieldsCodec.toJson(new FieldValue.Whole(-3))).isEqualTo("-3");
    assertThat(FieldsCodec.toJson(new FieldValue.Decimal(123_400))).isEqualTo("12.3400");
    assertThat(FieldsCodec.toJson(new FieldValue.Flag(true))).isEqualTo("true");
  }

  @Test
  void aSealedPayloadIsRefused() {
    Sealed sealed = new Sealed("key-1", FieldsCodec.toPayload(FIELDS).getPayload());
    assertThatThrownBy(() -> FieldsCodec.fromPayload(sealed))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the payload is sealed, and must be opened first");
  }

  @Test
  void whatIsNoPayloadIsRefused() {
    assertRefused(new byte[0]);
    assertRefused(new byte[] {2, 10, 't'});
    assertRefused(new byte[] {0, 0});
  }

  private static void assertRefused(byte[] bytes) {
    Sealed payload = new Sealed(null, ByteBuffer.wrap(bytes));
    assertThatThrownBy(() -> FieldsCodec.fromPayload(payload))
        .isInstanceOf(MalformedRecordException.class);
  }
}
