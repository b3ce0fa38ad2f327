package io.placet.gateway;

import io.placet.gateway.audience.members.AudienceOperations;
import io.placet.gateway.audience.members.SegmentChanges;
import io.placet.gateway.define.DefineOperations;
import io.placet.gateway.define.Facts;
import io.placet.gateway.define.ReadCatalogue;
import io.placet.gateway.define.ReadSegmentHistory;
import io.placet.gateway.define.Samples;
import io.placet.gateway.define.SegmentHistory;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.history.Followed;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.preview.Previews;
import io.placet.gateway.reevaluate.Reevaluations;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Segments and scores: their definitions, who is in them, and how that comes about. */
final class SegmentWiring implements AutoCloseable {
  /** The second follower of the events behind the gate. */
  private static final String SAMPLE = "sample";

  /** What reads contact-log, which is made before all else. */
  private record Readers(PseudonymIndex index, Reevaluations reevaluations, Previews previews) {}

  /** What is made on the foundation. */
  private record Made(
      DefinitionBook book,
      DerivedRows memberships,
      AudienceOperations audience,
      TopicFollower members,
      List<TopicFollower> waitedFor,
      TopicFollower changes,
      TopicFollower sample,
      Map<String, Operation> operations) {}

  private @Nullable Readers readers;
  private @Nullable Made made;

  List<EntryProjection> logReaders(Foundation foundation) {
    PseudonymIndex index = new PseudonymIndex(foundation.vault, foundation.contacts);
    Reevaluations reevaluations = new Reevaluations(foundation.store);
    Previews previews = new Previews(foundation.store, foundation.vault, foundation.contacts);
    readers = new Readers(index, reevaluations, previews);
    List<EntryProjection> all = new ArrayList<>(reevaluations.logReaders());
    all.add(index);
    all.add(previews.logReader());
    return all;
  }

  Map<String, Operation> operations(Foundation foundation, StreamWiring stream) {
    Readers reading = there(readers);
    int partitions = foundation.config.partitions();
    DefinitionBook book = new DefinitionBook(foundation.store, partitions);
    Language language = new Language(book, foundation.registers::current);
    DerivedRows memberships = DerivedRows.memberships(foundation.store, partitions);
    DerivedRows scores = DerivedRows.scores(foundation.store, partitions);
    SegmentChanges newest = new SegmentChanges(foundation.store);
    SegmentHistory history = new SegmentHistory(foundation.store);
    TopicFollower definitions = foundation.follow(Topic.DEFINITIONS, book);
    TopicFollower members = foundation.follow(Topic.MEMBERSHIPS, memberships);
    TopicFollower changes = foundation.follow(Topic.SEGMENT_CHANGES, history, newest);
    AudienceOperations audience =
        audience(foundation, stream, book, language, memberships, scores, newest);
    wireReevaluations(foundation, book, memberships, scores);
    Map<String, Operation> operations = new HashMap<>(audience.operations());
    operations.putAll(
        new DefineOperations(
                book,
                language,
                foundation.log,
                definitions::whenApplied,
                partitions,
                facts(reading.reevaluations(), audience, memberships, scores),
                foundation.audit,
                foundation.clock)
            .operations());
    operations.putAll(
        reading
            .previews()
            .operations(
                book,
                language,
                foundation.decider,
                foundation.registers::current,
                stream::now,
                foundation.registry));
    operations.put("readCatalogue", new ReadCatalogue(language, foundation.registers::current));
    operations.put(
        "readSegmentHistory",
        new ReadSegmentHistory(
            book,
            memberships,
            history,
            new Followed(foundation.admin, List.of(changes, members)),
            stream.time()));
    made =
        new Made(
            book,
            memberships,
            audience,
            members,
            List.of(
                definitions,
                members,
                foundation.follow(Topic.SCORES, scores),
                foundation.follow(Topic.REEVALUATIONS, reading.reevaluations().doneReader())),
            changes,
            foundation.followAs(
                SAMPLE, Topic.PSEUDONYMISED_EVENTS, reading.previews().eventReader()),
            operations);
    return operations;
  }

  private AudienceOperations audience(
      Foundation foundation,
      StreamWiring stream,
      DefinitionBook book,
      Language language,
      DerivedRows memberships,
      DerivedRows scores,
      SegmentChanges changes) {
    return new AudienceOperations(
        new AudienceOperations.Parts(
            book,
            language,
            memberships,
            scores,
            changes,
            there(readers).index(),
            new ContactPseudonyms(foundation.vault),
            foundation.identities,
            foundation.decider,
            foundation.contacts,
            foundation.scans,
            foundation.audit,
            foundation.quota,
            foundation.registers::current,
            stream::now,
            foundation.clock,
            foundation.ids,
            foundation.registry));
  }

  private void wireReevaluations(
      Foundation foundation, DefinitionBook book, DerivedRows memberships, DerivedRows scores) {
    PseudonymIndex index = there(readers).index();
    there(readers)
        .reevaluations()
        .wire(
            book,
            foundation.contacts,
            foundation.identities,
            foundation.registers::current,
            (subject, epoch, definition) ->
                (definition.kind() == Kind.SEGMENT ? memberships : scores)
                    .find(index.pseudonymOf(subject, epoch), definition.id())
                    .isPresent(),
            foundation.barrier,
            foundation.log,
            foundation.contactLog()::whenApplied,
            foundation.clock,
            foundation.instance,
            foundation.config.reevaluationsPerSecond(),
            foundation.registry);
  }

  private static Facts facts(
      Reevaluations reevaluations,
      AudienceOperations audience,
      DerivedRows memberships,
      DerivedRows scores) {
    return new Facts() {
      @Override
      public long size(Definition definition) {
        return (definition.kind() == Kind.SEGMENT ? memberships : scores).size(definition.id());
      }

      @Override
      public JsonObject reach(Definition definition, boolean exact) {
        return audience.reach(definition, exact);
      }

      @Override
      public JsonObject progress(Definition definition) {
        return reevaluations.progress(definition);
      }
    };
  }

  /** What audiences are made of. */
  AudienceWiring.Segments ofAudiences() {
    return new AudienceWiring.Segments(
        there(made).book(),
        there(made).memberships(),
        there(readers).index(),
        there(made).members());
  }

  /** What an erasure removes. */
  Reevaluations reevaluations() {
    return there(readers).reevaluations();
  }

  List<TopicFollower> waitedFor() {
    return there(made).waitedFor();
  }

  /** Those that start at once; the sample's waits for the contacts. */
  List<TopicFollower> followers() {
    List<TopicFollower> followers = new ArrayList<>(waitedFor());
    followers.add(there(made).changes());
    return followers;
  }

  /** All, to look after and to stop. */
  List<TopicFollower> allFollowers() {
    List<TopicFollower> followers = followers();
    followers.add(there(made).sample());
    return followers;
  }

  /** Once the views have caught up. */
  void start(Foundation foundation) {
    GatewayConfig config = foundation.config;
    Samples.putMissing(there(made).book(), config.register(), foundation.log, config.partitions())
        .join();
    there(readers).previews().load();
    there(made).sample().start();
  }

  /** Once a register is in force and this gateway is live. */
  void work() {
    there(readers).previews().start();
    there(readers).reevaluations().start();
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not wired yet");
    }
    return part;
  }

  @Override
  public void close() {
    there(readers).reevaluations().close();
    there(readers).previews().close();
    there(made).audience().close();
  }
}
