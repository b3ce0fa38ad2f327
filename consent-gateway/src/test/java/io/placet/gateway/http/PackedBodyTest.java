package io.placet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBodyTest {
  private static final int BOUND = 500 * 1024;

  @Test
  void whatWasPackedIsAsBefore() throws IOException {
    Buffer packed = gzip(300_000);

    assertThat(PackedBody.unpack(packed, "gzip", BOUND)).isEqualTo(zeros(300_000));
    assertThat(PackedBody.unpack(packed, " X-GZIP ", BOUND)).isEqualTo(zeros(300_000));
    assertThat(PackedBody.unpack(packed, "identity", BOUND)).isSameAs(packed);
  }

  @Test
  void theBoundIsTheLastSizeThatIsTaken() throws IOException {
    assertThat(PackedBody.unpack(gzip(BOUND), "gzip", BOUND).length()).isEqualTo(BOUND);
    refused(413, () -> PackedBody.unpack(gzip(BOUND + 1), "gzip", BOUND));
  }

  @Test
  void aBombIsNeverUnpackedBeyondTheBound() throws IOException {
    Buffer bomb = gzip(300 << 20);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

    refused(413, () -> PackedBody.unpack(bomb, "gzip", BOUND));

    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(bomb.length()).isGreaterThan(BOUND / 2);
    assertThat(allocated).isLessThan(20L * BOUND);
  }

  @Test
  void whatIsNoWholeGzipIsTheSendersMistake() throws IOException {
    Buffer packed = gzip(10_000);

    refused(400, () -> PackedBody.unpack(Buffer.buffer("{}"), "gzip", BOUND));
    refused(400, () -> PackedBody.unpack(packed.slice(0, packed.length() / 2), "gzip", BOUND));
    refused(400, () -> PackedBody.unpack(packed.slice(0, 5), "gzip", BOUND));
    Buffer flipped = packed.copy();
    flipped.setByte(packed.length() - 6, (byte) ~packed.getByte(packed.length() - 6));
    refused(400, () -> PackedBody.unpack(flipped, "gzip", BOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip"})
  void anotherEncodingIsRefusedWithTheOneThatIsTaken(String encoding) {
    refused(415, () -> PackedBody.unpack(Buffer.buffer("x"), encoding, BOUND));
  }

  private static void refused(int status, ThrowingCallable unpacking) {
    assertThatThrownBy(unpacking)
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }

  private static Buffer gzip(int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] chunk = new byte[64 * 1024];
      for (int left = size; left > 0; left -= chunk.length) {
        gzip.write(chunk, 0, Math.min(left, chunk.length));
      }
    }
    return Buffer.buffer(packed.toByteArray());
  }

  private static Buffer zeros(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 0);
    return Buffer.buffer(bytes);
  }
}
