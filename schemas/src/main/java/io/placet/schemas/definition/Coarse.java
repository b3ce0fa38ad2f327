package io.placet.schemas.definition;

import io.placet.domain.register.Generalisation;
import java.util.List;

/** What generalised properties can be equal to. */
final class Coarse {
  private static final List<String> AGE_BANDS =
      List.of("0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+");

  private Coarse() {}

  /** In words. */
  static String hint(Generalisation to) {
    return switch (to) {
      case DEPARTEMENT -> "codes of départements, such as 29, 2A or 974";
      case AGE_BAND -> String.join(", ", AGE_BANDS);
      case HOST -> "hosts, such as www.example.org";
      case PATH -> "paths without query, such as /orders/:id";
      case FAMILY -> "families of browsers, such as Firefox or Chrome Mobile, and Other";
    };
  }

  /** All of them, where they are few; else none. */
  static List<String> values(Generalisation to) {
    return to == Generalisation.AGE_BAND ? AGE_BANDS : List.of();
  }
}
