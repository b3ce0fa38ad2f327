package io.placet.gateway.audience.export;

import java.util.Comparator;
import java.util.List;

/**
 * What a recipient was told for a purpose in a year.
 *
 * @param taken exports that somebody began to take
 * @param unended of those, how many are under way or broke off with their gateway; whom these told
 *     of is not among the members
 * @param members of whom rows were made, each as often as that
 * @param reasons different ones, those of the newest exports first, at most {@value #MOST_REASONS}
 * @param furtherReasons how many more there are
 */
public record YearOfExports(
    int year,
    String recipient,
    String purpose,
    long taken,
    long unended,
    long members,
    List<String> reasons,
    long furtherReasons) {
  static final int MOST_REASONS = 20;

  public YearOfExports {
    reasons = List.copyOf(reasons);
  }

  /**
   * The sum of some.
   *
   * @param exports at least one, all for the same recipient and purpose, all opened
   */
  static YearOfExports of(int year, List<TakenExport> exports) {
    TakenExport any = exports.get(0);
    List<String> reasons =
        exports.stream()
            .sorted(
                Comparator.comparing((TakenExport export) -> export.openedAt().orElseThrow())
                    .reversed())
            .map(TakenExport::reason)
            .distinct()
            .toList();
    List<String> shown = reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
    return new YearOfExports(
        year,
        any.recipient(),
        any.purpose(),
        exports.size(),
        exports.stream().filter(export -> export.told().isEmpty()).count(),
        exports.stream().mapToLong(export -> export.told().orElse(0L)).sum(),
        shown,
        reasons.size() - shown.size());
  }
}
