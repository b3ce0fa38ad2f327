package io.placet.acceptance.history;

/**
 * Everything below an offset of a partition; on the wire {@code partition@end}.
 *
 * @param end the first offset that does not belong to it
 */
public record Prefix(int partition, long end) {
  /** Reads a revision as the gateway writes it. */
  public static Prefix parse(String revision) {
    int at = revision.indexOf('@');
    return new Prefix(
        Integer.parseInt(revision.substring(0, at)), Long.parseLong(revision.substring(at + 1)));
  }
}
