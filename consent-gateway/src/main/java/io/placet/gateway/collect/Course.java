package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.collect.Submission.Unreadable;
import io.placet.gateway.collect.Witness.Reason;
import io.placet.gateway.collect.Witness.Sighting;
import io.placet.gateway.collect.Witness.Values;
import io.placet.gateway.identity.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What became so far of the messages of one request. Its steps follow one another. */
final class Course {
  private static final String ACCEPTED = "accepted";

  final Submission submission;

  /** Where what follows the barrier is done. */
  final Executor behindTheBarrier;

  final List<Outcome> outcomes = new ArrayList<>();
  private final List<CompletableFuture<?>> appends = new ArrayList<>();
  private final Map<Integer, Values> taken = new HashMap<>();
  private final Map<ContactId, SubjectId> subjects = new HashMap<>();

  Course(Submission submission, Executor behindTheBarrier) {
    this.submission = submission;
    this.behindTheBarrier = behindTheBarrier;
    submission.unreadable().forEach(unreadable -> outcomes.add(malformed(unreadable)));
  }

  /** The subject id of a contact, the same for the whole request. */
  SubjectId subjectOf(ContactId contact, Identities identities) {
    return subjects.computeIfAbsent(contact, identities::subjectOf);
  }

  private static Outcome malformed(Unreadable message) {
    return new Outcome(
        Fate.REJECTED, message.index(), message.messageId(), "malformed", message.detail());
  }

  /** An event is taken once an append is acknowledged. */
  void taken(Message event, Values values, CompletableFuture<?> append) {
    appends.add(append);
    taken.put(event.index(), values);
  }

  int appended() {
    return appends.size();
  }

  CompletableFuture<Void> acknowledged() {
    return CompletableFuture.allOf(appends.toArray(CompletableFuture<?>[]::new));
  }

  /** One for each message, in their order. */
  List<Sighting> sightings(Register register) {
    Map<Integer, List<Outcome>> byIndex = new HashMap<>();
    outcomes.forEach(
        outcome ->
            byIndex.computeIfAbsent(outcome.index(), none -> new ArrayList<>()).add(outcome));
    List<Sighting> sightings = new ArrayList<>();
    submission
        .messages()
        .forEach(
            message ->
                sightings.add(
                    sighting(
                        register,
                        message.event(),
                        message.id(),
                        byIndex.getOrDefault(message.index(), List.of()),
                        Optional.ofNullable(taken.get(message.index())))));
    submission
        .unreadable()
        .forEach(
            unreadable ->
                sightings.add(
                    sighting(
                        register,
                        Optional.empty(),
                        unreadable.messageId(),
                        byIndex.getOrDefault(unreadable.index(), List.of()),
                        Optional.empty())));
    return sightings;
  }

  private Sighting sighting(
      Register register,
      Optional<String> event,
      String messageId,
      List<Outcome> outcomes,
      Optional<Values> values) {
    return new Sighting(
        submission.receivedAt(),
        submission.protocol(),
        submission.sender(),
        event.filter(register.eventTypes()::containsKey),
        event,
        messageId,
        // as the enum has them, the weightiest comes first
        outcomes.stream()
            .map(Outcome::fate)
            .sorted()
            .findFirst()
            .map(Fate::wireName)
            .orElse(ACCEPTED),
        outcomes.stream().map(outcome -> new Reason(outcome.reason(), outcome.detail())).toList(),
        values);
  }
}
