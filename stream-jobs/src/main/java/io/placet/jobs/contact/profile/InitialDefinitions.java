package io.placet.jobs.contact.profile;

import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.codec.SingleObject;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The definitions that were there when the job was submitted, so that no event is judged before
 * they are. They travel to the operators as bytes.
 */
public final class InitialDefinitions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[][] encoded;

  /** In the order in which they were written. */
  public InitialDefinitions(List<DefinitionEntry> definitions) {
    SingleObject<DefinitionEntry> codec = SingleObject.of(DefinitionEntry.class);
    encoded = definitions.stream().map(codec::encode).toArray(byte[][]::new);
  }

  List<DefinitionEntry> definitions() {
    SingleObject<DefinitionEntry> codec = SingleObject.of(DefinitionEntry.class);
    return Arrays.stream(encoded).map(codec::decode).toList();
  }
}
