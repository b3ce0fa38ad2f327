package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.SourceMarker;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class SingleObjectTest {
  private static final SingleObject<SourceMarker> MARKERS = SingleObject.of(SourceMarker.class);
  private static final SourceMarker MARKER = new SourceMarker("nonce");
  private static final byte[] BYTES = MARKERS.encode(MARKER);
  private static final int HEADER = 10;

  @Test
  void aRecordReadsAsItWasWritten() {
    assertThat(MARKERS.decode(BYTES)).isEqualTo(MARKER);
  }

  @Test
  void everyTruncationIsRefused() {
    assertThat(IntStream.range(0, BYTES.length))
        .allSatisfy(length -> assertRefused(Arrays.copyOf(BYTES, length)));
  }

  @Test
  void whatFollowsARecordIsRefused() {
    assertRefused(Arrays.copyOf(BYTES, BYTES.length + 1));
  }

  @Test
  void anotherMarkerIsRefused() {
    byte[] other = BYTES.clone();
    other[0]++;
    assertRefused(other);
  }

  @Test
  void aForeignFingerprintIsRefused() {
    Membership membership = new Membership("p", "s", 1, Instant.EPOCH, "", List.of());
    assertRefused(SingleObject.of(Membership.class).encode(membership));
  }

  @Test
  void aLengthThatTheBytesDoNotHaveIsRefusedWithoutReservingIt() {
    byte[] promisesAGigabyte = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
    byte[] promisesLessThanNothing = {0x01};
    long before = reservedByThisThread();

    assertRefused(withBody(promisesAGigabyte));
    assertRefused(withBody(promisesLessThanNothing));

    assertThat(reservedByThisThread() - before).isLessThan(16L << 20);
  }

  private static long reservedByThisThread() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void aBranchThatTheUnionDoesNotHaveIsRefused() {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    byte[] entry = entries.encode(new ContactLogEntry(MARKER));
    entry[HEADER] = 0x7e;
    assertThatThrownBy(() -> entries.decode(entry)).isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void severalThreadsMayShareOne() {
    List<SourceMarker> markers =
        IntStream.range(0, 2_000).mapToObj(i -> new SourceMarker("n".repeat(i % 300) + i)).toList();
    assertThat(markers.parallelStream().map(MARKERS::encode).map(MARKERS::decode))
        .containsExactlyElementsOf(markers);
  }

  private static byte[] withBody(byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length).put(BYTES, 0, HEADER).put(body).array();
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> MARKERS.decode(bytes)).isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void aFormThatWasWrittenBeforeIsReadWhereItIsKnown() throws Exception {
    Schema earlier =
        SchemaBuilder.record("Membership")
            .namespace(Membership.class.getPackageName())
            .fields()
            .requiredString("pseudonym")
            .requiredString("segmentId")
            .requiredString("sinceThenLeftOut")
            .requiredInt("version")
            .requiredLong("since")
            .endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new BinaryMessageEncoder<GenericRecord>(GenericData.get(), earlier)
        .encode(
            new GenericRecordBuilder(earlier)
                .set("pseudonym", "analytics.1.p")
                .set("segmentId", "frequent-buyers")
                .set("sinceThenLeftOut", "x")
                .set("version", 1)
                .set("since", 0L)
                .build(),
            bytes);

    assertThat(SingleObject.of(Membership.class, List.of(earlier)).decode(bytes.toByteArray()))
        .isEqualTo(
            new Membership("analytics.1.p", "frequent-buyers", 1, Instant.EPOCH, "", List.of()));
    assertThatThrownBy(() -> SingleObject.of(Membership.class).decode(bytes.toByteArray()))
        .isInstanceOf(MalformedRecordException.class);
  }
}
