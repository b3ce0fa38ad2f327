package io.placet.gateway.audience.webhook;

import io.placet.gateway.audience.webhook.Target.Allowed;
import io.placet.gateway.audience.webhook.Target.Resolver;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Gets all ready that an attempt needs besides its message: the receiver's name is looked up and
 * held against the rules each time. Looking up may block, so it is done on a receiver's own thread,
 * and before it is asked whether anybody may be named.
 */
final class Lines {
  private final Courier courier;
  private final Sealing sealing;
  private final Allowed allowed;
  private final Resolver resolver;
  private final Clock clock;

  Lines(Courier courier, Sealing sealing, Allowed allowed, Resolver resolver, Clock clock) {
    this.courier = courier;
    this.sealing = sealing;
    this.allowed = allowed;
    this.resolver = resolver;
    this.clock = clock;
  }

  /** A line to a receiver, or why there is none now. */
  record Opened(Optional<Line> line, String whyNot) {}

  Opened open(Destination destination) {
    try {
      Target target =
          Target.of(Target.parse(destination.record().getUrl(), allowed), allowed, resolver);
      List<Secret> secrets = sealing.open(destination.id(), destination.signing(clock.instant()));
      if (secrets.isEmpty()) {
        return none("its secret does not open");
      }
      Optional<String> header =
          destination.sealedHeader().map(kept -> sealing.openHeader(destination.id(), kept));
      return new Opened(
          Optional.of(new Line(courier, target, secrets, destination.headerName(), header, clock)),
          "");
    } catch (UnknownHostException unknown) {
      return none("its name leads nowhere");
    } catch (RefusedTargetException | IllegalArgumentException refused) {
      return none("its address is refused");
    } catch (IllegalStateException unopened) {
      return none("its header does not open");
    }
  }

  private static Opened none(String whyNot) {
    return new Opened(Optional.empty(), whyNot);
  }
}
