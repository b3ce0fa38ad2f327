package io.placet.gateway.mail;

/** A server did not take a mail. The server's own words are left out: they repeat the address. */
final class UndeliveredException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean forGood;

  /**
   * A mail that was not taken.
   *
   * @param kind of failure, without any text of the server's
   * @param forGood whether trying again is of no use
   */
  UndeliveredException(String kind, boolean forGood) {
    super(kind);
    this.forGood = forGood;
  }

  boolean isForGood() {
    return forGood;
  }
}
