package io.placet.gateway.define;

import io.placet.domain.register.Register;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.log.LogWriter;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.concurrent.CompletableFuture;

/** The definitions that are put on the topic at the first start. */
public final class Samples {
  private Samples() {}

  /**
   * Puts on the topic the samples whose id nobody took. Call once the view has caught up.
   *
   * @param register that they must fit: it need not be the one that ships with them
   */
  public static CompletableFuture<Void> putMissing(
      DefinitionBook book, Register register, LogWriter log, int partitions) {
    return CompletableFuture.allOf(
        Definitions.samples().stream()
            .filter(sample -> book.newest(Kind.SEGMENT, sample.getId()).isEmpty())
            .filter(sample -> Definitions.fits(sample, register))
            .map(Definition::of)
            .map(
                sample ->
                    log.append(
                        Topic.DEFINITIONS,
                        Keys.partitionOf(sample.id(), partitions),
                        sample.key(),
                        sample.encode()))
            .toArray(CompletableFuture<?>[]::new));
  }
}
