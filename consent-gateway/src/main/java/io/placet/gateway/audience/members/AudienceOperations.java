package io.placet.gateway.audience.members;

import io.placet.domain.register.Register;
import io.placet.gateway.audience.ReaderGate;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.TopicScans;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ScoreValue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The operations that name contacts, by their ids in the contract. */
public final class AudienceOperations implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 32;

  /** Each holds on the disk what changed since. */
  private static final int MOST_MEMBER_LISTS = 32;

  /** Each holds the order of all contacts in memory besides. */
  private static final int MOST_SCORE_LISTS = 4;

  private final AsideWork work = new AsideWork("audience", THREADS, WAITING);
  private final PageSessions members;
  private final PageSessions scored;
  private final ReachCounts reach;
  private final Map<String, Operation> operations;

  /**
   * What they read.
   *
   * @param register in force, for counts
   * @param streamNow where the stream's event time is
   */
  public record Parts(
      DefinitionBook book,
      Language language,
      DerivedRows memberships,
      DerivedRows scores,
      SegmentChanges changes,
      PseudonymIndex index,
      ContactPseudonyms pseudonyms,
      Identities identities,
      Decider decider,
      ContactView view,
      TopicScans scans,
      AuditTrail audit,
      Quota quota,
      Supplier<Register> register,
      Supplier<Instant> streamNow,
      Clock clock,
      Supplier<UUID> ids,
      PrometheusRegistry registry) {}

  public AudienceOperations(Parts parts) {
    int partitions = parts.identities().partitions();
    members = new PageSessions(MOST_MEMBER_LISTS, partitions, parts.clock(), parts.ids());
    scored = new PageSessions(MOST_SCORE_LISTS, partitions, parts.clock(), parts.ids());
    reach =
        new ReachCounts(
            parts.memberships(),
            parts.index(),
            parts.view(),
            parts.register(),
            parts.clock(),
            work);
    operations = operations(parts, partitions);
  }

  private Map<String, Operation> operations(Parts parts, int partitions) {
    DefinitionBook book = parts.book();
    ReaderGate gate = new ReaderGate(parts.decider(), parts.view(), parts.index(), work);
    NamedContacts contacts =
        new NamedContacts(parts.identities(), parts.decider(), parts.pseudonyms());
    ContactRows<Membership> memberships = ContactRows.memberships(parts.memberships());
    ContactRows<ScoreValue> scores = ContactRows.scores(parts.scores());
    Function<Definition, WordsOfVersions> wordsOf =
        segment -> new WordsOfVersions(book, parts.language(), segment);
    Supplier<Fading> fading = () -> new Fading(book, parts.language(), parts.streamNow().get());
    AudienceMetrics metrics =
        new AudienceMetrics(
            parts.registry(), Map.of(Kind.SEGMENT, members::size, Kind.SCORE, scored::size));
    ReadContact contact =
        new ReadContact(contacts, book, memberships, scores, wordsOf, fading, work);
    return Map.of(
        "listMembers",
        new ListContacts<>(
            new Members(memberships, wordsOf),
            book,
            members,
            gate,
            parts.quota(),
            parts.audit(),
            metrics,
            work),
        "listScoredContacts",
        new ListContacts<>(
            new ScoredContacts(scores, fading),
            book,
            scored,
            gate,
            parts.quota(),
            parts.audit(),
            metrics,
            work),
        "listSegmentChanges",
        new ListChanges(book, parts.changes(), contacts, wordsOf, work),
        "readContactSegments",
        contact::segments,
        "readContactScores",
        contact::scores,
        "explainMembership",
        new Why(
            book,
            parts.language(),
            contacts,
            parts.view(),
            memberships,
            parts.changes(),
            wordsOf,
            parts.scans(),
            partitions,
            parts.streamNow()),
        "readScoreDistribution",
        new ReadDistribution(book, scores, fading, work));
  }

  /** By operation id. */
  public Map<String, Operation> operations() {
    return operations;
  }

  /** How many members of a segment may be reached, by channel. */
  public JsonObject reach(Definition segment, boolean exact) {
    return reach.of(segment.id(), exact);
  }

  @Override
  public void close() {
    work.close();
    members.close();
    scored.close();
  }
}
