package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.Message.Kind;
import io.placet.gateway.record.AnonymousContacts;
import io.placet.gateway.record.RecordWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says whose each event of a batch is. An identify makes what comes after it the customer's, within
 * a batch too, and only once what is restrictive about the visitor is the customer's as well; what
 * came before stays anonymous.
 */
public final class Owners {
  private final Links links;
  private final FirstLinks firstLinks;
  private final Traits traits;
  private final AnonymousContacts anonymous;
  private final RecordWriter records;

  public Owners(
      Links links,
      FirstLinks firstLinks,
      Traits traits,
      AnonymousContacts anonymous,
      RecordWriter records) {
    this.links = links;
    this.firstLinks = firstLinks;
    this.traits = traits;
    this.anonymous = anonymous;
    this.records = records;
  }

  /**
   * The events of a batch in its order, each about the contact that it is judged by.
   *
   * @param links how many links the identifies of the batch left
   */
  record Owned(List<Message> events, int links) {}

  CompletableFuture<Owned> of(List<Message> messages, Sender sender, List<Outcome> outcomes) {
    List<Message> events = ofKind(messages, Kind.TRACK).toList();
    List<Message> identifies = ofKind(messages, Kind.IDENTIFY).toList();
    Map<ContactId, Integer> identifiedAt = firstIdentified(identifies);
    return anonymous
        .owners(visitors(events))
        .thenCompose(
            before ->
                link(identifies, sender, outcomes)
                    .thenCompose(
                        linked ->
                            after(events, identifiedAt)
                                .thenApply(
                                    after ->
                                        new Owned(
                                            events(messages, identifiedAt, before, after),
                                            linked))));
  }

  /** What is an event, in the order of the messages, about whom it is about. */
  private List<Message> events(
      List<Message> messages,
      Map<ContactId, Integer> identifiedAt,
      Map<ContactId, ContactId> before,
      Map<ContactId, ContactId> after) {
    return messages.stream()
        .flatMap(
            message ->
                message.kind() == Kind.TRACK
                    ? Stream.of(owned(message, identifiedAt, before, after))
                    : traits.event(message).stream())
        .toList();
  }

  private static Message owned(
      Message event,
      Map<ContactId, Integer> identifiedAt,
      Map<ContactId, ContactId> before,
      Map<ContactId, ContactId> after) {
    Map<ContactId, ContactId> owners = isAfter(event, identifiedAt) ? after : before;
    return event.about(owners.getOrDefault(event.contact(), event.contact()));
  }

  /** Appends the links, and once they are in the log, what is restrictive about the visitors. */
  private CompletableFuture<Integer> link(
      List<Message> identifies, Sender sender, List<Outcome> outcomes) {
    if (identifies.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    return firstLinks.of(sender).thenCompose(rule -> link(identifies, rule, outcomes));
  }

  private CompletableFuture<Integer> link(
      List<Message> identifies, FirstLinks.Rule rule, List<Outcome> outcomes) {
    List<CompletableFuture<?>> appends = new ArrayList<>();
    identifies.forEach(message -> appends.addAll(links.link(message, rule, outcomes)));
    return allOf(appends)
        .thenCompose(
            none ->
                allOf(
                    identifies.stream()
                        .filter(message -> message.contact().kind() == ContactId.Kind.USER)
                        .flatMap(message -> message.anonymous().stream())
                        .distinct()
                        .map(records::repeatAtCustomers)
                        .toList()))
        .thenApply(none -> appends.size());
  }

  private CompletableFuture<Map<ContactId, ContactId>> after(
      List<Message> events, Map<ContactId, Integer> identifiedAt) {
    return anonymous.owners(
        visitors(events.stream().filter(event -> isAfter(event, identifiedAt)).toList()));
  }

  private static boolean isAfter(Message event, Map<ContactId, Integer> identifiedAt) {
    Integer identified = identifiedAt.get(event.contact());
    return identified != null && identified < event.index();
  }

  private static Map<ContactId, Integer> firstIdentified(List<Message> identifies) {
    Map<ContactId, Integer> first = new HashMap<>();
    identifies.forEach(
        message ->
            message.anonymous().ifPresent(visitor -> first.putIfAbsent(visitor, message.index())));
    return first;
  }

  private static Set<ContactId> visitors(List<Message> events) {
    return events.stream()
        .map(Message::contact)
        .filter(contact -> contact.kind() == ContactId.Kind.ANONYMOUS)
        .collect(Collectors.toSet());
  }

  private static Stream<Message> ofKind(List<Message> messages, Kind kind) {
    return messages.stream().filter(message -> message.kind() == kind);
  }

  private static CompletableFuture<Void> allOf(Collection<? extends CompletableFuture<?>> all) {
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
  }
}
