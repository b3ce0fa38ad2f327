package io.placet.gateway.define;

import io.placet.gateway.http.ApiException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ids of definitions, made from their names. */
final class DefinitionIds {
  /** What paths beside the ids are called. */
  static final Set<String> RESERVED = Set.of("catalogue", "history", "preview");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");
  private static final int LONGEST = 50;
  private static final int MOST_ALIKE = 100;

  private DefinitionIds() {}

  /** The name in small letters and hyphens, with a number where that is taken. */
  static String fresh(String name, Predicate<String> isTaken) {
    String plain =
        OTHERS
            .matcher(
                MARKS
                    .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT))
            .replaceAll("-");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String id = ENDS.matcher(cut).replaceAll("");
    if (id.isEmpty()) {
      throw ApiException.badRequest("id: the name has no letters for one; give one");
    }
    for (int number = 1; number <= MOST_ALIKE; number++) {
      String candidate = number == 1 ? id : id + "-" + number;
      if (!isTaken.test(candidate)) {
        return candidate;
      }
    }
    throw ApiException.conflict("id: too many are called so; give one");
  }
}
