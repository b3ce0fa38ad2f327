package io.placet.domain.event;

/** Why the value of a declared field is left out. */
public enum Misfit {
  /** It is not of the declared type, or longer than a text may be. */
  WRONG_TYPE("wrong_type"),
  /** The declared generalisation makes nothing of it, such as a département of no postcode. */
  NOT_GENERALISED("not_generalised");

  private final String wireName;

  Misfit(String wireName) {
    this.wireName = wireName;
  }

  /** As metrics name it. */
  public String wireName() {
    return wireName;
  }
}
