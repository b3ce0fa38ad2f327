package io.placet.gateway.upload;

/** A file broke off before its end; what was taken of it stands, and the rest may be sent later. */
public final class CutShortException extends Exception {
  private static final long serialVersionUID = 1L;

  CutShortException(String message) {
    super(message);
  }
}
