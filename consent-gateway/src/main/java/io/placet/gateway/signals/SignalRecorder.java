package io.placet.gateway.signals;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.signal.Change;
import io.placet.domain.signal.Weight;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.ConsentRecorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Puts what signals change on record. A refusal that is plainly new is written at once; that
 * nothing changes, and what a consent changes, is only believed behind a read barrier.
 */
public final class SignalRecorder {
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final RecordWriter records;

  public SignalRecorder(
      Identities identities, Decider decider, ContactView view, RecordWriter records) {
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.records = records;
  }

  /** What became of a saying. */
  sealed interface Result {
    Saying saying();

    /** It is on record. */
    record Recorded(Saying saying, Written written) implements Result {}

    /** It changes nothing. */
    record Unchanged(Saying saying, Change.Reason reason) implements Result {}
  }

  private record Question(ContactId contact, ConsentKey key) {}

  private record Planned(Saying saying, Draft draft) {}

  /** Complete once the log has acknowledged every change. */
  CompletableFuture<List<Result>> record(List<Saying> sayings) {
    List<Planned> atOnce = new ArrayList<>();
    List<Saying> rest = new ArrayList<>();
    for (Saying saying : distinct(sayings)) {
      Optional<ConsentState> closing = closingAtHand(saying);
      if (closing.isPresent()) {
        atOnce.add(new Planned(saying, saying.draft(closing.get(), saying.origin().actor())));
      } else {
        rest.add(saying);
      }
    }
    return write(atOnce)
        .thenCompose(
            written ->
                behindBarrier(rest)
                    .thenApply(
                        more -> {
                          written.addAll(more);
                          return written;
                        }));
  }

  /** Of several about one question one: a refusal, else the first. */
  private static Collection<Saying> distinct(List<Saying> sayings) {
    Map<Question, Saying> kept = new LinkedHashMap<>();
    for (Saying saying : sayings) {
      kept.merge(
          new Question(saying.contact(), saying.statement().key()),
          saying,
          (first, next) ->
              !first.statement().refuses() && next.statement().refuses() ? next : first);
    }
    return kept.values();
  }

  /** The state of a refusal of what the view, however old, does not show closed. */
  private Optional<ConsentState> closingAtHand(Saying saying) {
    if (!saying.statement().refuses()) {
      return Optional.empty();
    }
    ContactConsents seen = view.standing(identities.subjectOf(saying.contact()));
    Change change =
        Change.of(
            saying.statement(),
            seen.standing(saying.statement().key()),
            false,
            Weight.REPEATED,
            Instant.EPOCH);
    return change instanceof Change.Records records
        ? Optional.of(records.state())
        : Optional.empty();
  }

  private CompletableFuture<List<Result>> behindBarrier(List<Saying> sayings) {
    if (sayings.isEmpty()) {
      return CompletableFuture.completedFuture(new ArrayList<>());
    }
    Set<SubjectId> subjects =
        sayings.stream().map(s -> identities.subjectOf(s.contact())).collect(Collectors.toSet());
    return decider.presents(subjects).thenCompose(presents -> change(sayings, presents));
  }

  private CompletableFuture<List<Result>> change(List<Saying> sayings, Presents presents) {
    List<Result> unchanged = new ArrayList<>();
    List<Planned> closing = new ArrayList<>();
    List<Planned> permitting = new ArrayList<>();
    for (Saying saying : sayings) {
      SubjectId subject = identities.subjectOf(saying.contact());
      Decider.Present present = presents.apply(subject);
      ConsentKey key = saying.statement().key();
      Optional<String> objection = present.consents().objectionTo(key, present.register());
      Optional<Standing> standing = present.consents().standing(key);
      Weight weight = weight(saying, subject, standing, objection);
      Change change =
          Change.of(saying.statement(), standing, objection.isPresent(), weight, present.asOf());
      if (change instanceof Change.Records records) {
        plan(saying, records.state(), weight, closing, permitting);
      } else if (change instanceof Change.Nothing nothing) {
        unchanged.add(new Result.Unchanged(saying, nothing.reason()));
      }
    }
    // what closes is taken though there be no room for what permits
    return write(closing)
        .thenCompose(
            closed ->
                write(permitting)
                    .thenApply(
                        permitted -> {
                          closed.addAll(permitted);
                          closed.addAll(unchanged);
                          return closed;
                        }));
  }

  private static void plan(
      Saying saying,
      ConsentState state,
      Weight weight,
      List<Planned> closing,
      List<Planned> permitting) {
    if (state.permits()) {
      // a repeated state must lift nothing, also not what comes before its record reaches the log
      Actor by = weight == Weight.CHOSEN ? saying.origin().actor() : Actor.SENDER;
      permitting.add(new Planned(saying, saying.draft(state, by)));
    } else {
      closing.add(new Planned(saying, saying.draft(state, saying.origin().actor())));
    }
  }

  /** Chosen by the person, and later than all that it would lift; what is not known is later. */
  private Weight weight(
      Saying saying, SubjectId subject, Optional<Standing> standing, Optional<String> objection) {
    Optional<Instant> chosenAt = saying.origin().chosenAt();
    if (saying.statement().refuses()
        || saying.origin().actor() != Actor.PERSON
        || chosenAt.isEmpty()) {
      return Weight.REPEATED;
    }
    Set<String> lifted = new HashSet<>();
    objection.ifPresent(lifted::add);
    standing.flatMap(Standing::closing).map(Ending::recordId).ifPresent(lifted::add);
    standing.flatMap(Standing::ended).map(Ending::recordId).ifPresent(lifted::add);
    if (lifted.isEmpty()) {
      return Weight.CHOSEN;
    }
    // records are kept to the millisecond: of two in the same one the refusal counts as the later
    Instant chosen = chosenAt.get().truncatedTo(ChronoUnit.MILLIS);
    List<ConsentRecorded> earlier =
        view.records(subject).stream()
            .flatMap(placed -> placed.consent().stream())
            .filter(record -> lifted.contains(record.getRecordId()))
            .filter(record -> chosen.isAfter(latest(record)))
            .toList();
    return earlier.size() == lifted.size() ? Weight.CHOSEN : Weight.REPEATED;
  }

  private static Instant latest(ConsentRecorded record) {
    return record.getEventTime().isAfter(record.getRecordedAt())
        ? record.getEventTime()
        : record.getRecordedAt();
  }

  private CompletableFuture<List<Result>> write(List<Planned> planned) {
    if (planned.isEmpty()) {
      return CompletableFuture.completedFuture(new ArrayList<>());
    }
    return records
        .writeAll(planned.stream().map(Planned::draft).toList())
        .thenApply(
            written -> {
              List<Result> results = new ArrayList<>();
              for (int i = 0; i < planned.size(); i++) {
                results.add(new Result.Recorded(planned.get(i).saying(), written.get(i)));
              }
              return results;
            });
  }
}
