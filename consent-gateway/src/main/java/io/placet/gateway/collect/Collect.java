package io.placet.gateway.collect;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.collect.Owners.Owned;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes messages in, whatever protocol they came by: what they say of consent is recorded, visitors
 * become customers, events are judged and put on the events topic. The answer is given once every
 * accepted event is acknowledged; a sender that gets none sends again, and the gate drops what came
 * twice.
 */
public final class Collect {
  private final Supplier<Register> register;
  private final Identities identities;
  private final Decider decider;
  private final Owners owners;
  private final ConsentClaims claims;
  private final Intake intake;
  private final WithheldCounts withheld;
  private final CollectMetrics metrics;
  private final UnderWay underWay;
  private final Witness witness;

  public Collect(
      Supplier<Register> register,
      Identities identities,
      Decider decider,
      Owners owners,
      ConsentClaims claims,
      Intake intake,
      WithheldCounts withheld,
      CollectMetrics metrics,
      UnderWay underWay,
      Witness witness) {
    this.register = register;
    this.identities = identities;
    this.decider = decider;
    this.owners = owners;
    this.claims = claims;
    this.intake = intake;
    this.withheld = withheld;
    this.metrics = metrics;
    this.underWay = underWay;
    this.witness = witness;
  }

  /** Takes what came with one request. */
  public Future<ApiResponse> take(Submission submission) {
    Course course = new Course(submission, here());
    return Future.fromCompletionStage(
        underWay
            .run(submission.bytes(), () -> run(course))
            .thenApply(
                none -> {
                  if (witness.isWatching()) {
                    witness.saw(course.sightings(register.get()));
                  }
                  return Answers.of(submission.sender(), course.outcomes);
                }));
  }

  private CompletableFuture<Void> run(Course course) {
    Submission submission = course.submission;
    if (submission.messages().isEmpty()) {
      metrics.taken(0, course.outcomes);
      return CompletableFuture.completedFuture(null);
    }
    return recordClaims(submission)
        // links and barriers that begin after what the messages themselves refuse is acknowledged
        .thenCompose(
            untaken -> {
              course.outcomes.addAll(untaken);
              return owners.of(submission.messages(), submission.sender(), course.outcomes);
            })
        .thenCompose(owned -> take(owned, course));
  }

  private CompletableFuture<Void> take(Owned owned, Course course) {
    Set<SubjectId> subjects =
        owned.events().stream()
            .map(event -> course.subjectOf(event.contact(), identities))
            .collect(Collectors.toSet());
    if (subjects.isEmpty()) {
      metrics.taken(owned.links(), course.outcomes);
      return CompletableFuture.completedFuture(null);
    }
    return decider
        .presents(subjects)
        .thenComposeAsync(presents -> take(owned, presents, course), course.behindTheBarrier);
  }

  /**
   * On the sender's own event loop: sealing and encoding would hold up every verdict on the thread
   * that applies the log.
   */
  private static Executor here() {
    Context sender = Vertx.currentContext();
    return sender == null ? Runnable::run : task -> sender.runOnContext(none -> task.run());
  }

  /** What of the messages' consents was not taken. */
  private CompletableFuture<List<Outcome>> recordClaims(Submission submission) {
    Map<Integer, Message> claiming =
        submission.messages().stream()
            .filter(message -> message.mayClaim(submission.secGpc()))
            .collect(Collectors.toMap(Message::index, Function.identity()));
    if (claiming.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return claims
        .record(
            claiming.values().stream()
                .sorted(Comparator.comparingInt(Message::index))
                .map(message -> message.claim(submission.sender(), submission.secGpc()))
                .toList())
        .thenApply(
            untaken ->
                untaken.stream()
                    .map(why -> untaken(Objects.requireNonNull(claiming.get(why.index())), why))
                    .toList());
  }

  private static Outcome untaken(Message message, ConsentClaims.Untaken why) {
    return Outcome.of(
        message.isPreference() ? Fate.REJECTED : Fate.REDUCED, message, why.reason(), why.detail());
  }

  private CompletableFuture<Void> take(Owned owned, Presents presents, Course course) {
    owned.events().forEach(event -> intake.take(event, presents, course));
    return course
        .acknowledged()
        .thenCompose(
            none -> {
              metrics.taken(owned.links() + course.appended(), course.outcomes);
              CompletableFuture<Void> counted =
                  withheld.count(owned.events(), course.outcomes, course.submission.receivedAt());
              // a browser must not learn by the time of its answer what was put on no topic
              return course.submission.sender() == Sender.BROWSER
                  ? counted
                  : CompletableFuture.completedFuture(null);
            });
  }
}
