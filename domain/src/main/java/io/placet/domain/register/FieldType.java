package io.placet.domain.register;

/** The types a field can be declared with. */
public enum FieldType {
  /** Text of at most 1,024 characters. */
  TEXT,
  /** A whole number of 64 bits. */
  INTEGER,
  /** An amount with at most four decimals, exact. */
  DECIMAL,
  BOOLEAN
}
