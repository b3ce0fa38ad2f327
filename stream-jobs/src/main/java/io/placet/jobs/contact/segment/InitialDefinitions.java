package io.placet.jobs.contact.segment;

import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import java.io.Serializable;
import java.util.List;

/**
 * The definitions that were there when the job was submitted, so that no event is judged before
 * they are. They travel to the operators as bytes.
 */
public final class InitialDefinitions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[][] encoded;

  public InitialDefinitions(List<SegmentDefinition> definitions) {
    SingleObject<SegmentDefinition> codec = SingleObject.of(SegmentDefinition.class);
    encoded = definitions.stream().map(codec::encode).toArray(byte[][]::new);
  }

  List<SegmentDefinition> definitions() {
    SingleObject<SegmentDefinition> codec = SingleObject.of(SegmentDefinition.class);
    return java.util.Arrays.stream(encoded).map(codec::decode).toList();
  }
}
