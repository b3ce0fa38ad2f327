package io.placet.gateway.quota;

import io.placet.gateway.http.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Whether the quota had so many. */
public sealed interface Taken {
  /** What is left. */
  Allowance allowance();

  /** Calls the branch of this outcome. */
  <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused);

  /** It had, and they are taken off. */
  record Granted(Allowance allowance) implements Taken {
    @Override
    public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused) {
      return granted.apply(this);
    }
  }

  /** It had not, and nothing was taken. */
  record Refused(Allowance allowance) implements Taken {
    @Override
    public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused) {
      return refused.apply(this);
    }

    /** As the caller is told. */
    public ApiException problem() {
      Map<String, String> headers = new HashMap<>(allowance.headers());
      headers.put("Retry-After", Long.toString(Math.max(1, allowance.untilReset().toSeconds())));
      return ApiException.overQuota(
          "the register lets a caller be told of "
              + allowance.limit()
              + " contacts a day, of which "
              + allowance.left()
              + " are left; ask for fewer, or tomorrow",
          headers);
    }
  }
}
