package io.placet.jobs.flink;

import io.placet.schemas.codec.AvroTrust;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/** Type information of stream elements and state: Avro, never Kryo. */
public final class AvroTypes {
  private AvroTypes() {}

  public static <T extends SpecificRecordBase> TypeInformation<T> of(Class<T> type) {
    AvroTrust.ensure();
    return new AvroTypeInfo<>(type);
  }
}
