package io.placet.gateway.mail;

/**
 * One mail to one person.
 *
 * @param to the address
 * @param language of its texts, BCP 47
 * @param text for readers of plain text
 * @param html the same as HTML, which loads nothing
 */
public record Mail(String to, String language, String subject, String text, String html) {
  /** Without the address and the links. */
  @Override
  public String toString() {
    return "Mail";
  }
}
