package io.placet.gateway.derived;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Scope;
import io.vertx.core.json.JsonObject;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How many there are, as a caller may see it: few are told as few, so that nobody is counted out of
 * a group.
 */
public final class Sizes {
  /** From here on numbers are told. */
  private static final int TOLD = 10;

  private static final String FEW = "fewer than " + TOLD;

  private Sizes() {}

  /** Whether a caller sees numbers as they are. */
  public static boolean areExact(ApiRequest request) {
    return request.callerMay(Scope.SIZES_EXACT);
  }

  /** The number itself, or 0 for few. */
  public static long count(long size, boolean exact) {
    return exact || size >= TOLD ? size : 0;
  }

  /** In words. */
  public static String shown(long size, boolean exact) {
    return exact || size >= TOLD ? grouped(size) : FEW;
  }

  /** A number with its words. */
  public static JsonObject toJson(long size, boolean exact) {
    return new JsonObject().put("count", count(size, exact)).put("shown", shown(size, exact));
  }

  /** An estimate in words: three digits of it, for more it does not know. */
  public static String about(long estimate) {
    if (estimate < TOLD) {
      return FEW;
    }
    long unit = 1;
    while (estimate / unit >= 1_000) {
      unit *= 10;
    }
    return "about " + grouped(Math.round((double) estimate / (double) unit) * unit);
  }

  private static String grouped(long number) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }
}
