package io.placet.gateway.audience.webhook;

import io.placet.schemas.avro.DestinationRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A receiver of an audience's entries and exits. */
record Destination(DestinationRecorded record) {
  /** How long the secret of before still signs beside its successor. */
  static final Duration ROTATION = Duration.ofHours(24);

  /** What is done for it. */
  enum State {
    ACTIVE,
    /** Somebody stopped it; its position stays. */
    PAUSED,
    /** It did not take several messages in a row; it is tried again, ever more seldom. */
    FAILING,
    /** It said that it wants nothing more (410). */
    GONE;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String name) {
      return Arrays.stream(values())
          .filter(state -> state.wireName().equals(name))
          .findFirst()
          .orElse(PAUSED);
    }
  }

  String id() {
    return record.getId();
  }

  String audience() {
    return record.getAudienceId();
  }

  /** Who made it or changed it last, in whose quota its entries count. */
  String answeredForBy() {
    return record.getChangedBy();
  }

  Template template() {
    return Template.ofWireName(record.getTemplate()).orElse(Template.STANDARD);
  }

  State state() {
    return State.of(record.getState());
  }

  boolean isTold() {
    return state() == State.ACTIVE || state() == State.FAILING;
  }

  /** Sealed, those that sign at an instant, the newest first. */
  List<String> signing(Instant at) {
    boolean rotating = at.isBefore(record.getRotatedAt().plus(ROTATION));
    List<String> all = record.getSealedSecrets();
    return rotating ? all : all.subList(0, 1);
  }

  Optional<String> headerName() {
    return Optional.ofNullable(record.getHeaderName());
  }

  Optional<String> sealedHeader() {
    return Optional.ofNullable(record.getSealedHeader());
  }

  /** The same in another state. */
  Destination in(State state, Optional<String> why, String by, Instant at) {
    return new Destination(
        DestinationRecorded.newBuilder(record)
            .setState(state.wireName())
            .setStateReason(why.orElse(null))
            .setChangedBy(by)
            .setChangedAt(at)
            .build());
  }
}
