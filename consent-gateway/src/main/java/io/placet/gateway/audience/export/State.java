package io.placet.gateway.audience.export;

import java.util.Locale;

/** How far an export is. */
enum State {
  /** It may be taken. */
  READY,
  /** Above the quota: a second person decides. */
  AWAITING_APPROVAL,
  /** A second person did not let it out. */
  REFUSED,
  /** Somebody is taking it. */
  UNDER_WAY,
  /** All of it went out. */
  TAKEN,
  /** It ended before all of it was out. */
  CUT_SHORT,
  /** Nobody took it in time. */
  EXPIRED;

  /** As it appears on the wire, {@code awaiting-approval}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
