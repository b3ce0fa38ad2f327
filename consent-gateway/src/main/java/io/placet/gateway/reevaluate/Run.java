package io.placet.gateway.reevaluate;

import io.placet.gateway.definition.Definition;
import java.time.Instant;
import java.util.Optional;

/**
 * The re-evaluation of all contacts by a definition as somebody left it: a version that is changed
 * in its state alone is another run.
 *
 * @param definition segment/ID or score/ID
 * @param at when the definition was made or changed so, which is what the records that ask say too
 */
record Run(String definition, int version, Instant at) {
  /** Between a definition and its run, in what the gateways say on the topic of the stream. */
  private static final char RUN = '#';

  /** Empty for what needs none: the samples, which are there before any contact. */
  static Optional<Run> of(Definition definition) {
    return definition.at().map(at -> new Run(definition.wireName(), definition.version(), at));
  }

  /** What the gateways call it on the topic of what is done. */
  String name() {
    return definition + RUN + at.toEpochMilli();
  }

  /** Whether a name is that of a run, rather than of a definition. */
  static boolean isName(String name) {
    return name.indexOf(RUN) >= 0;
  }

  /** From its name. */
  static Run parse(String name, int version) {
    int end = name.indexOf(RUN);
    return new Run(
        name.substring(0, end),
        version,
        Instant.ofEpochMilli(Long.parseLong(name.substring(end + 1))));
  }
}
