package io.placet.schemas.topic;

import io.placet.domain.register.Retention;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The topics of this deployment. */
public enum Topic {
  /**
   * All that governs a contact, in one order. Subject id + record id, by partition of the subject
   * id.
   */
  CONTACT_LOG("contact-log", Writer.APPENDS),
  /** Contacts' addresses, sealed, by subject id + alias and by partition of the subject id. */
  CONTACTS("contacts", Writer.APPENDS),
  /** Accepted events by subject id. */
  EVENTS("events", Writer.APPENDS),
  /** Counts of withheld events, without key. */
  WITHHELD("withheld", Writer.APPENDS),
  /** Events behind the gate by pseudonym. */
  PSEUDONYMISED_EVENTS("pseudonymised-events", Writer.COMMITS),
  /** Every entry and exit by pseudonym + segment. */
  SEGMENT_CHANGES("segment-changes", Writer.COMMITS),
  /** Who is in now, by pseudonym + segment; tombstoned on exit. */
  MEMBERSHIPS("memberships", Writer.COMMITS),
  /** The newest value of each score by pseudonym + score; tombstoned when its purpose ends. */
  SCORES("scores", Writer.COMMITS),
  /** Which contacts' re-evaluation the stream has done, by definition@version; says not who. */
  REEVALUATIONS("reevaluations", Writer.COMMITS),
  /**
   * What became of contacts' consents, under pseudonyms, for the figures: whose contributions end,
   * and what was answered where.
   */
  CONSENT_TRANSITIONS("consent-transitions", Writer.COMMITS),
  /**
   * Released figures and what they cost, by {@link Keys#figure}, {@link Keys#charge} and {@link
   * Keys#window}: the ledger. No key is written twice.
   */
  INSIGHTS("insights", Writer.RELEASES),
  /** Definitions by id@version; those of scores by score/id@version. */
  DEFINITIONS("definitions", Writer.APPENDS),
  /** Shut-offs that have passed the stream, by receipt id. */
  SHUT_OFFS("shut-offs", Writer.COMMITS),
  /** Receivers of audiences by their id. */
  DESTINATIONS("destinations", Writer.APPENDS),
  /** Whom each receiver was told of last, by subject id + receiver; tombstoned on exit. */
  DELIVERIES("deliveries", Writer.APPENDS),
  /** Whom receivers were about to be told of, and what became of that; by subject id + receiver. */
  DISCLOSURES("disclosures", Writer.APPENDS),
  /** What did not fit its declaration, sealed, without key. */
  DEAD_LETTERS("dead-letters", Writer.APPENDS),
  /** Who did what, without key. */
  AUDIT("audit", Writer.APPENDS),
  /** Audiences by id. */
  AUDIENCES("audiences", Writer.APPENDS),
  /**
   * Exports by id, the subject ids of whom they told and what callers took of their quota. One that
   * was asked for stays in the partition of its id, a quota in that of the caller.
   */
  EXPORTS("exports", Writer.APPENDS),
  /** Requests with an idempotency key and what they were answered, sealed, by their token. */
  REQUESTS("requests", Writer.APPENDS);

  /** How long a request is known by its idempotency key. */
  public static final Duration REQUESTS_KEPT = Duration.ofDays(1);

  /** How a topic is written. */
  private enum Writer {
    /** Record by record, acknowledged by the broker. */
    APPENDS,
    /** In transactions of the contact job's checkpoints: readable when committed. */
    COMMITS,
    /**
     * In transactions of the insights job. It decides nothing about one contact, and the proof of a
     * shut-off must not wait for transactions of a job that may stand still.
     */
    RELEASES
  }

  /** A run of re-evaluations is over by then, or its definition is run anew. */
  private static final Duration REEVALUATIONS_KEPT = Duration.ofDays(7);

  private final String topicName;
  private final Writer writer;

  Topic(String topicName, Writer writer) {
    this.topicName = topicName;
    this.writer = writer;
  }

  public String topicName() {
    return topicName;
  }

  /** How long records stay; empty for a compacted topic, where the newest of each key stays. */
  public Optional<Duration> retention(Retention declared) {
    return switch (this) {
      case EVENTS -> Optional.of(declared.events());
      case WITHHELD -> Optional.of(declared.withheld());
      case PSEUDONYMISED_EVENTS -> Optional.of(declared.pseudonymisedEvents());
      case SEGMENT_CHANGES -> Optional.of(declared.segmentChanges());
      case SHUT_OFFS -> Optional.of(declared.shutOffs());
      case REEVALUATIONS -> Optional.of(REEVALUATIONS_KEPT);
      case CONSENT_TRANSITIONS -> Optional.of(declared.consentTransitions());
      case DEAD_LETTERS -> Optional.of(declared.deadLetters());
      case REQUESTS -> Optional.of(REQUESTS_KEPT);
      case AUDIT, EXPORTS, DISCLOSURES -> Optional.of(declared.audit());
      case CONTACT_LOG,
          CONTACTS,
          MEMBERSHIPS,
          SCORES,
          INSIGHTS,
          DEFINITIONS,
          AUDIENCES,
          DESTINATIONS,
          DELIVERIES ->
          Optional.empty();
    };
  }

  /**
   * Topics that the contact job writes exactly once: what a shut-off's proof has to wait for.
   * {@link #INSIGHTS} is none of them.
   */
  public static List<Topic> committedOutputs() {
    return Arrays.stream(values()).filter(topic -> topic.writer == Writer.COMMITS).toList();
  }
}
