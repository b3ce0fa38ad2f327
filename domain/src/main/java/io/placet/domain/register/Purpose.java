package io.placet.domain.register;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A purpose of processing (GDPR Article 5(1)(b)).
 *
 * @param id such as {@code newsletter}
 * @param description in words for the person
 * @param translations the description in other languages, by BCP 47 tag
 * @param basis what it rests on
 * @param otherBases what it may rest on besides; for a purpose not based on consent its own basis
 * @param channels the channels it is asked for; empty where it is asked without one
 * @param consumers what reads its events in the stream
 * @param directMarketing whether the objection of Article 21(2) covers it
 * @param specialCategories whether it processes special categories of data, which only an explicit
 *     consent allows (Article 9(2)(a))
 * @param retention how long what it feeds is kept, as ISO 8601 period
 * @param consentValidity how long a consent holds where its record names no end
 * @param impactAssessment reference of its data-protection impact assessment (GDPR Article 35)
 */
public record Purpose(
    String id,
    String description,
    Map<String, String> translations,
    LegalBasis basis,
    List<OtherBasis> otherBases,
    Set<String> channels,
    Set<Consumer> consumers,
    boolean directMarketing,
    boolean specialCategories,
    Period retention,
    Optional<Period> consentValidity,
    Optional<String> impactAssessment) {
  public Purpose {
    translations = Map.copyOf(translations);
    otherBases = List.copyOf(otherBases);
    channels = Set.copyOf(channels);
    consumers = Set.copyOf(consumers);
  }

  /** Whether it profiles: segments and scores derive what a person is like (Article 4(4)). */
  public boolean isProfiling() {
    return consumers.contains(Consumer.SEGMENTS) || consumers.contains(Consumer.SCORES);
  }

  /** Whether a question about it on this channel, or without one, is declared. */
  public boolean isAskedOn(Optional<String> channel) {
    return channel.map(channels::contains).orElse(channels.isEmpty());
  }
}
