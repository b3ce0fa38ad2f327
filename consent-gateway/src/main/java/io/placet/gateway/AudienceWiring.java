package io.placet.gateway;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.AudienceCheck;
import io.placet.gateway.audience.KnownAddresses;
import io.placet.gateway.audience.MemberIdentifiers;
import io.placet.gateway.audience.MemberLists;
import io.placet.gateway.audience.Refusals;
import io.placet.gateway.audience.define.AudienceDefinitions;
import io.placet.gateway.audience.export.AudienceExports;
import io.placet.gateway.audience.export.ExportBook;
import io.placet.gateway.audience.export.ExportYears;
import io.placet.gateway.audience.export.MemberSources;
import io.placet.gateway.audience.list.ContactLists;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactAddresses;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audiences and their exports. */
final class AudienceWiring implements AutoCloseable {
  /** A follower of its own: it reads the topic from the begin where the view is older than it. */
  private static final String YEARS = "export-years";

  private final AudienceExports exports;
  private final List<TopicFollower> followers;
  private final Parts parts;
  private final ExportYears years;
  private final Map<String, Operation> operations = new HashMap<>();

  /** What of segments they are made of. */
  record Segments(
      DefinitionBook book, DerivedRows memberships, PseudonymIndex index, TopicFollower members) {}

  /** What of audiences those who follow them need. */
  record Parts(
      AudienceBook book, AudienceCheck check, MemberIdentifiers identifiers, MemberLists lists) {}

  AudienceWiring(Foundation foundation, Segments segments, ContactLists uploaded) {
    MemberLists lists = new Uploaded(uploaded);
    int partitions = foundation.config.partitions();
    AudienceBook book = new AudienceBook(foundation.store);
    Refusals refusals =
        new Refusals(foundation.store, foundation.log, foundation.clock, foundation.ids);
    ExportBook made = new ExportBook(foundation.store);
    TopicFollower audiences = foundation.follow(Topic.AUDIENCES, book);
    TopicFollower exported = foundation.follow(Topic.EXPORTS, made, refusals);
    AudienceCheck check = new AudienceCheck(segments.book(), lists, foundation.registers::current);
    MemberSources sources =
        new MemberSources(
            segments.memberships(),
            segments.index(),
            lists,
            foundation.contacts,
            foundation.registers::current,
            foundation.clock);
    MemberIdentifiers identifiers = new MemberIdentifiers(new Kept(foundation.contactAddresses));
    parts = new Parts(book, check, identifiers, lists);
    years = new ExportYears(foundation.store);
    followers = List.of(audiences, exported, foundation.followAs(YEARS, Topic.EXPORTS, years));
    operations.putAll(
        new AudienceDefinitions(
                book,
                check,
                refusals,
                stored -> sources.size(stored.audience()),
                foundation.audit,
                foundation.log,
                audiences::whenApplied,
                partitions,
                foundation.clock)
            .operations());
    exports =
        new AudienceExports(
            new AudienceExports.Parts(
                book,
                check,
                refusals,
                sources,
                identifiers,
                made,
                segments.index(),
                foundation.decider,
                foundation.contacts,
                foundation.quota,
                foundation.log,
                exported::whenApplied,
                partitions,
                foundation.audit,
                foundation.registers::current,
                foundation.clock,
                foundation.ids,
                foundation.registry));
    operations.putAll(exports.operations());
  }

  Map<String, Operation> operations() {
    return operations;
  }

  Parts parts() {
    return parts;
  }

  /** What exports told, by year. */
  ExportYears years() {
    return years;
  }

  /** Those that an answer rests on. */
  List<TopicFollower> followers() {
    return followers;
  }

  @Override
  public void close() {
    exports.close();
  }

  /** The addresses that the gateway keeps, as audiences know them. */
  private record Kept(ContactAddresses addresses) implements KnownAddresses {
    @Override
    public Optional<String> email(SubjectId subject) {
      return addresses.email(subject);
    }

    @Override
    public Optional<String> phone(SubjectId subject) {
      return addresses.phone(subject);
    }
  }

  /** The lists that were uploaded, as audiences know them. */
  private record Uploaded(ContactLists lists) implements MemberLists {
    @Override
    public Optional<Long> size(String list) {
      return lists.find(list).map(found -> lists.size(list));
    }

    @Override
    public List<SubjectId> page(
        ViewSnapshot at, String list, Optional<SubjectId> after, int limit) {
      return lists.page(at, list, after, limit);
    }

    @Override
    public boolean holds(String list, SubjectId subject) {
      return lists.isOn(list, subject);
    }
  }
}
