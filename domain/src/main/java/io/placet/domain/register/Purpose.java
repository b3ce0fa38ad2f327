package io.placet.domain.register;

import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * A purpose of processing (GDPR Article 5(1)(b)).
 *
 * @param id such as {@code newsletter}
 * @param description in words for the person
 * @param basis what it rests on
 * @param channels the channels it is asked for; empty where it is asked without one
 * @param consumers what reads its events in the stream
 * @param directMarketing whether the objection of Article 21(2) covers it
 * @param retention how long what it feeds is kept, as ISO 8601 period
 * @param impactAssessment reference of its data-protection impact assessment (GDPR Article 35)
 */
public record Purpose(
    String id,
    String description,
    LegalBasis basis,
    Set<String> channels,
    Set<Consumer> consumers,
    boolean directMarketing,
    Period retention,
    Optional<String> impactAssessment) {
  public Purpose {
    channels = Set.copyOf(channels);
    consumers = Set.copyOf(consumers);
  }
}
