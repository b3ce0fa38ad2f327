package io.placet.schemas.codec;

import org.apache.avro.util.ClassSecurityValidator;

/** Lets Avro instantiate the wire types of this module, and nothing else of ours. */
public final class AvroTrust {
  private static final String WIRE_TYPES = "io.placet.schemas.avro.";

  static {
    ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, type -> type.getName().startsWith(WIRE_TYPES)));
  }

  private AvroTrust() {}

  /** Call before the first wire type is read in a process. */
  public static void ensure() {
    // the work is the static initialiser's, once
  }
}
