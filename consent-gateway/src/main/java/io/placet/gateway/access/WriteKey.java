package io.placet.gateway.access;

/**
 * A key that senders of events use. It never prints.
 *
 * @param use {@code server} or {@code browser}
 */
record WriteKey(String use, String key) {
  @Override
  public String toString() {
    return "WriteKey[" + use + "]";
  }
}
