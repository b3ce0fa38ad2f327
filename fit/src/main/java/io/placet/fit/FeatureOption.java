package io.placet.fit;

import io.placet.domain.score.Feature;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A feature on the command line: {@code count:EVENT:WINDOW}, {@code sum:EVENT:FIELD:WINDOW} or
 * {@code days-since:EVENT:WINDOW}.
 */
final class FeatureOption {
  private static final String ALLOWED =
      "allowed: count:EVENT:WINDOW, sum:EVENT:FIELD:WINDOW, days-since:EVENT:WINDOW,"
          + " with a window such as P90D";

  private FeatureOption() {}

  static Feature parse(String column, String text) throws FitStopped {
    String[] parts = text.split(":", -1);
    try {
      Duration window = Duration.parse(parts[parts.length - 1]);
      if (parts.length == 3 && parts[0].equals("count")) {
        return new Feature.Count(parts[1], window);
      }
      if (parts.length == 4 && parts[0].equals("sum")) {
        return new Feature.Sum(parts[1], parts[2], window);
      }
      if (parts.length == 3 && parts[0].equals("days-since")) {
        return new Feature.DaysSince(parts[1], window);
      }
      throw wrong(column, ALLOWED, null);
    } catch (DateTimeParseException malformed) {
      throw wrong(column, ALLOWED, malformed);
    } catch (IllegalArgumentException refused) {
      throw wrong(column, String.valueOf(refused.getMessage()), refused);
    }
  }

  private static FitStopped wrong(String column, String why, @Nullable Throwable cause) {
    return new FitStopped(FitStopped.WRONG_USE, "--feature " + column + ": " + why, cause);
  }
}
