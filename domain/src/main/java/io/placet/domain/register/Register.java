package io.placet.domain.register;

import io.placet.domain.consent.ConsentKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The register of processing (GDPR Article 30) that is also the configuration: what it does not
 * declare does not run and is not stored.
 *
 * @param sha256 of the file it was read from, lower-case hex
 * @param people whose data is processed
 * @param data what is processed about them
 * @param securityMeasures general description of the measures of Article 32
 * @param zone in which its days and hours are meant
 * @param country the ISO 3166 code of where telephone numbers without a country are meant; empty:
 *     they must name theirs
 * @param purposes in the file's order
 * @param contactRules when and how often one may reach people, in the file's order
 */
public record Register(
    String sha256,
    Party controller,
    Party officer,
    ZoneId zone,
    Optional<String> country,
    List<Category> people,
    List<Category> data,
    List<String> securityMeasures,
    List<Purpose> purposes,
    Minors minors,
    List<ContactRule> contactRules,
    Map<NoticeRef, Notice> notices,
    Map<String, CollectionPoint> collectionPoints,
    Map<String, EventType> eventTypes,
    List<Recipient> recipients,
    Retention retention,
    Exports exports,
    Insights insights) {
  public Register {
    people = List.copyOf(people);
    data = List.copyOf(data);
    securityMeasures = List.copyOf(securityMeasures);
    purposes = List.copyOf(purposes);
    contactRules = List.copyOf(contactRules);
    notices = Map.copyOf(notices);
    collectionPoints = Map.copyOf(collectionPoints);
    eventTypes = Map.copyOf(eventTypes);
    recipients = List.copyOf(recipients);
  }

  /** One that says nothing of exports and insights. */
  public Register(
      String sha256,
      Party controller,
      Party officer,
      ZoneId zone,
      Optional<String> country,
      List<Category> people,
      List<Category> data,
      List<String> securityMeasures,
      List<Purpose> purposes,
      Minors minors,
      List<ContactRule> contactRules,
      Map<NoticeRef, Notice> notices,
      Map<String, CollectionPoint> collectionPoints,
      Map<String, EventType> eventTypes,
      List<Recipient> recipients,
      Retention retention) {
    this(
        sha256,
        controller,
        officer,
        zone,
        country,
        people,
        data,
        securityMeasures,
        purposes,
        minors,
        contactRules,
        notices,
        collectionPoints,
        eventTypes,
        recipients,
        retention,
        Exports.DEFAULT,
        Insights.DEFAULT);
  }

  public Optional<Recipient> recipient(String id) {
    return recipients.stream().filter(declared -> declared.id().equals(id)).findFirst();
  }

  public Optional<Purpose> purpose(String id) {
    // a loop: every event asks at the gate, and a register has few purposes
    for (Purpose purpose : purposes) {
      if (purpose.id().equals(id)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }

  public Optional<EventType> eventType(String name) {
    return Optional.ofNullable(eventTypes.get(name));
  }

  public Optional<Notice> notice(NoticeRef ref) {
    return Optional.ofNullable(notices.get(ref));
  }

  /**
   * Whether an objection to one question counts for another: those of direct marketing share theirs
   * (GDPR Article 21(3)).
   */
  public boolean shareObjections(ConsentKey objected, ConsentKey asked) {
    return objected.equals(asked)
        || (isDirectMarketing(objected.purpose()) && isDirectMarketing(asked.purpose()));
  }

  private boolean isDirectMarketing(String id) {
    return purpose(id).map(Purpose::directMarketing).orElse(false);
  }

  /**
   * Every question the register lets one ask: each purpose on each of its channels, or without
   * channel.
   */
  public Stream<ConsentKey> keys() {
    return purposes.stream()
        .flatMap(
            purpose ->
                purpose.channels().isEmpty()
                    ? Stream.of(ConsentKey.of(purpose.id()))
                    : purpose.channels().stream()
                        .sorted()
                        .map(c -> ConsentKey.of(purpose.id(), c)));
  }

  /**
   * The purposes of an event type that something in the stream consumes, in order; only these can
   * open the gate.
   */
  public List<Purpose> consumedPurposes(EventType type) {
    List<Purpose> consumed = new ArrayList<>();
    for (String id : type.purposes()) {
      purpose(id).filter(purpose -> !purpose.consumers().isEmpty()).ifPresent(consumed::add);
    }
    return consumed;
  }
}
