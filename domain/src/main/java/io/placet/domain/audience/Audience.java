package io.placet.domain.audience;

import io.placet.domain.consent.ConsentKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom a recipient may be told of, for what, and by which identifiers.
 *
 * @param id lower-case letters, digits and hyphens, at most 64
 * @param name for people, 1 to 120 characters
 * @param key the purpose and channel that a member must permit at the moment of telling
 * @param recipient of the register
 * @param identifiers never empty
 * @param holdOutPercent of the members who are never told, so that an effect can be measured; 0 to
 *     50
 */
public record Audience(
    String id,
    String name,
    Source source,
    ConsentKey key,
    String recipient,
    Set<Identifier> identifiers,
    int holdOutPercent) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST_NAME = 120;
  private static final int MOST_HELD_OUT = 50;

  public Audience {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id: lower-case letters, digits and hyphens, at most 64, not beginning with a hyphen");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("name: 1 to " + LONGEST_NAME + " characters");
    }
    if (identifiers.isEmpty()) {
      throw new IllegalArgumentException("identifiers: at least one");
    }
    if (holdOutPercent < 0 || holdOutPercent > MOST_HELD_OUT) {
      throw new IllegalArgumentException("holdOutPercent: 0 to " + MOST_HELD_OUT);
    }
    identifiers = Set.copyOf(EnumSet.copyOf(identifiers));
  }
}
