package io.placet.vault;

/**
 * A keyset of the vault, named by what it is for.
 *
 * @param text the name, which is also the file's
 */
record KeysetName(String text) {
  static final KeysetName INDEX = new KeysetName("index");
  static final KeysetName SUBJECT = new KeysetName("subject");
  static final KeysetName LINKS = new KeysetName("links");

  /** The key of a domain's pseudonyms in one epoch, such as {@code pseudonym-analytics.1}. */
  static KeysetName pseudonym(String domain, int epoch) {
    return new KeysetName("pseudonym-" + domain + "." + epoch);
  }

  String fileName() {
    return text + ".json";
  }
}
