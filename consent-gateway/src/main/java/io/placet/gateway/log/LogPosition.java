package io.placet.gateway.log;

/**
 * A revision: everything below an offset of a partition is applied.
 *
 * @param partition of contact-log
 * @param offset the first that is not applied
 */
public record LogPosition(int partition, long offset) {
  /**
   * Reads {@code 3@10518}.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static LogPosition parse(String text) {
    String[] parts = text.split("@", -1);
    try {
      if (parts.length == 2) {
        return new LogPosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
      }
    } catch (NumberFormatException notNumbers) {
      throw new IllegalArgumentException("a revision is written partition@offset, such as 3@10518", notNumbers);
    }
    throw new IllegalArgumentException("a revision is written partition@offset, such as 3@10518");
  }

  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
