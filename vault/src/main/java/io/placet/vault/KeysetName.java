package io.placet.vault;

/**
 * A keyset of the vault, named by what it is for.
 *
 * @param text the name, which is also the file's
 */
record KeysetName(String text, Kind kind) {
  /** What a keyset does. */
  enum Kind {
    /** A keyed function. */
    FUNCTION,
    /** Authenticated encryption. */
    SEALING,
    /** The keys of all slots, in a form of their own. */
    SLOTS
  }

  static final KeysetName INDEX = new KeysetName("index", Kind.FUNCTION);
  static final KeysetName SUBJECT = new KeysetName("subject", Kind.FUNCTION);
  static final KeysetName OPPOSITION = new KeysetName("opposition", Kind.FUNCTION);
  static final KeysetName LINKS = new KeysetName("links", Kind.SEALING);
  static final KeysetName DEAD_LETTERS = new KeysetName("dead-letters", Kind.SEALING);
  static final KeysetName ERASURES = new KeysetName("erasures", Kind.SEALING);
  static final KeysetName SLOTS = new KeysetName("slots", Kind.SLOTS);

  static final String SEALED = ".sealed";
  static final String CLEARTEXT = ".json";

  /** The key of a domain's pseudonyms in one epoch, such as {@code pseudonym-analytics.1}. */
  static KeysetName pseudonym(String domain, int epoch) {
    return new KeysetName("pseudonym-" + domain + "." + epoch, Kind.FUNCTION);
  }

  String sealedFile() {
    return text + SEALED;
  }

  /** The file that held it in the clear, in vaults of the generations before 3. */
  String cleartextFile() {
    return text + CLEARTEXT;
  }
}
