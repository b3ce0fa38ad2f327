package io.placet.gateway.signals;

import io.placet.domain.signal.Signal;
import java.util.Optional;

/** The header of Global Privacy Control. */
final class SecGpc {
  static final String HEADER = "Sec-GPC";

  private SecGpc() {}

  /** The signal; the standard gives every value but {@code 1} no meaning. */
  static Optional<Signal> read(Optional<String> value) {
    return value.filter("1"::equals).map(one -> Signal.GPC);
  }
}
