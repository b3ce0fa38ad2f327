package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.schemas.avro.DeadContent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeadContentCodecTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void aValueOrAWholeRecordReadsAsItWasWritten() {
    DeadContent value = new DeadContent("event-1", AT, AT, "\"29200 Brest\"", null);
    DeadContent record =
        new DeadContent(null, null, null, null, ByteBuffer.wrap(new byte[] {1, 2}));

    assertThat(DeadContentCodec.fromBytes(DeadContentCodec.toBytes(value))).isEqualTo(value);
    assertThat(DeadContentCodec.fromBytes(DeadContentCodec.toBytes(record))).isEqualTo(record);
  }

  @Test
  void whatIsNoContentIsRefused() {
    byte[] content = DeadContentCodec.toBytes(new DeadContent());

    assertThatThrownBy(() -> DeadContentCodec.fromBytes(new byte[] {9}))
        .isInstanceOf(MalformedRecordException.class);
    assertThatThrownBy(() -> DeadContentCodec.fromBytes(Arrays.copyOf(content, content.length + 1)))
        .isInstanceOf(MalformedRecordException.class);
  }
}
