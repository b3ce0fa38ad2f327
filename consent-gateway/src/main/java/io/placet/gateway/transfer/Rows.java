package io.placet.gateway.transfer;

/** Reads the values of a record. */
@FunctionalInterface
interface Rows {
  Row read(byte[] record) throws LineFault;
}
