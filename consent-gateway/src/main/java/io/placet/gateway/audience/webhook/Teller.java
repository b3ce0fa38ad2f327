package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.AudienceEvent;
import io.placet.gateway.audience.change.Naming;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.audience.change.Standing;
import io.placet.gateway.audience.change.Standing.Telling;
import io.placet.gateway.audience.change.Standings;
import io.placet.gateway.audience.webhook.Lines.Opened;
import io.placet.gateway.audience.webhook.Template.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes one attempt to tell a receiver of some contacts. Whether and what it is told is asked right
 * before, each time: a message that waited says what is true when it goes.
 */
final class Teller {
  private final Standings standings;
  private final ToldMembers told;
  private final ToldWriter writer;
  private final Naming names;
  private final Lines lines;
  private final WebhookMetrics metrics;

  Teller(
      Standings standings,
      ToldMembers told,
      ToldWriter writer,
      Naming names,
      Lines lines,
      WebhookMetrics metrics) {
    this.standings = standings;
    this.told = told;
    this.writer = writer;
    this.names = names;
    this.lines = lines;
    this.metrics = metrics;
  }

  /**
   * What an attempt left.
   *
   * @param failed those to try again
   * @param last how one of those failed; empty if there are none
   * @param gone whether the receiver wants nothing more
   */
  record Result(List<Occasion> failed, Optional<Attempt.Failed> last, boolean gone) {
    Result {
      failed = List.copyOf(failed);
    }
  }

  /** A message on its way. */
  private record Sent(Occasion occasion, Message message, CompletableFuture<Attempt> attempt) {}

  /**
   * One attempt, on the receiver's own thread.
   *
   * @param anew whether members are told also where the receiver knows of them
   */
  Result tell(Destination destination, Audience audience, List<Occasion> occasions, boolean anew) {
    Opened opened = lines.open(destination);
    if (opened.line().isEmpty()) {
      return new Result(
          occasions,
          Optional.of(new Attempt.Failed(opened.whyNot(), Optional.empty(), false)),
          false);
    }
    Map<SubjectId, Standing> now =
        standings.of(audience, occasions.stream().map(Occasion::subject).toList()).join();
    List<Sent> sent = new ArrayList<>();
    List<CompletableFuture<?>> noted = new ArrayList<>();
    for (Occasion occasion : occasions) {
      Standing standing = Objects.requireNonNull(now.get(occasion.subject()));
      Telling telling = telling(destination, occasion.subject(), standing, anew);
      if (telling == Telling.NOTHING) {
        continue;
      }
      Message message = message(destination, audience, occasion, telling, standing);
      Optional<Rendered> rendered = destination.template().render(audience, message);
      if (rendered.isPresent()) {
        sent.add(
            new Sent(occasion, message, opened.line().get().send(message.id(), rendered.get())));
      } else {
        metrics.unnamed(destination.id());
        if (telling == Telling.LEFT) {
          noted.add(writer.note(destination.id(), occasion.subject(), message.event()));
        }
      }
    }
    return settled(destination, sent, noted);
  }

  private Telling telling(
      Destination destination, SubjectId subject, Standing standing, boolean anew) {
    boolean known = told.holds(destination.id(), subject);
    return anew && standing.member() ? Telling.ENTERED : standing.telling(known);
  }

  private Message message(
      Destination destination,
      Audience audience,
      Occasion occasion,
      Telling telling,
      Standing standing) {
    return new Message(
        Message.id(destination.id(), occasion.place(), occasion.subject(), telling),
        new AudienceEvent(
            telling,
            AudienceEvent.member(destination.id(), occasion.subject()),
            names.of(audience, occasion.subject()),
            standing));
  }

  private Result settled(
      Destination destination, List<Sent> sent, List<CompletableFuture<?>> noted) {
    List<Occasion> failed = new ArrayList<>();
    Optional<Attempt.Failed> last = Optional.empty();
    boolean gone = false;
    for (Sent message : sent) {
      Attempt attempt = message.attempt().join();
      metrics.attempted(destination.id(), attempt);
      if (attempt instanceof Attempt.Delivered) {
        noted.add(
            writer.note(destination.id(), message.occasion().subject(), message.message().event()));
      } else if (attempt instanceof Attempt.Failed why) {
        failed.add(message.occasion());
        last = Optional.of(why);
      } else {
        gone = true;
      }
    }
    // what is not noted would be told again, or not taken back
    CompletableFuture.allOf(noted.toArray(CompletableFuture<?>[]::new)).join();
    return new Result(failed, last, gone);
  }
}
