package io.placet.gateway.signals;

import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Register;
import io.placet.domain.register.SignalKind;
import io.placet.domain.signal.Signal;
import io.placet.gateway.http.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Which collection points the register lets pass signals on. */
final class Points {
  private Points() {}

  /**
   * The point that passes signals on.
   *
   * @throws RefusedException if it may not, with what is allowed
   */
  static CollectionPoint require(Register register, String id, List<Signal> signals) {
    CollectionPoint point = register.collectionPoints().get(id);
    if (point == null || point.signals().meanings().isEmpty()) {
      throw new RefusedException(
          "collectionPoint: the register lets it pass on no signals; those that may: "
              + allowed(register));
    }
    for (Signal signal : signals) {
      if (!point.signals().allow(signal.kind())) {
        throw new RefusedException(
            signal.kind().wireName()
                + ": the register does not let this collection point pass it on; allowed there: "
                + kinds(point));
      }
    }
    return point;
  }

  /** What may be named, for who named none. */
  static String allowed(Register register) {
    List<String> points =
        register.collectionPoints().values().stream()
            .filter(point -> !point.signals().meanings().isEmpty())
            .map(point -> point.id() + " (" + kinds(point) + ")")
            .sorted()
            .toList();
    return points.isEmpty() ? "none" : String.join(", ", points);
  }

  private static String kinds(CollectionPoint point) {
    return point.signals().meanings().keySet().stream()
        .map(SignalKind::wireName)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
