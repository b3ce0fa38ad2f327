package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.AudienceEvent;
import io.placet.gateway.audience.change.Naming;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.audience.change.Standing;
import io.placet.gateway.audience.change.Standing.Telling;
import io.placet.gateway.audience.change.Standings;
import io.placet.gateway.audience.webhook.Entries.Admitted;
import io.placet.gateway.audience.webhook.Lines.Opened;
import io.placet.gateway.audience.webhook.Template.Rendered;
import io.placet.schemas.avro.DisclosureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Makes one attempt to tell a receiver of some contacts. Whether and what it is told is asked right
 * before, each time: a message that waited says what is true when it goes.
 */
final class Teller implements Receiver.Telling {
  private final Standings standings;
  private final ToldMembers told;
  private final ToldWriter writer;
  private final Disclosed disclosed;
  private final DisclosureWriter disclosures;
  private final Entries entries;
  private final Naming names;
  private final Lines lines;
  private final WebhookMetrics metrics;

  Teller(
      Standings standings,
      ToldMembers told,
      ToldWriter writer,
      Disclosed disclosed,
      DisclosureWriter disclosures,
      Entries entries,
      Naming names,
      Lines lines,
      WebhookMetrics metrics) {
    this.standings = standings;
    this.told = told;
    this.writer = writer;
    this.disclosed = disclosed;
    this.disclosures = disclosures;
    this.entries = entries;
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

  @Override
  public Result tell(
      Destination destination,
      Audience audience,
      List<Occasion> occasions,
      Why why,
      Set<SubjectId> granted) {
    Opened opened = lines.open(destination);
    if (opened.line().isEmpty()) {
      return new Result(
          occasions,
          Optional.of(new Attempt.Failed(opened.whyNot(), Optional.empty(), false, false)),
          false);
    }
    Attempted attempted = new Attempted(destination, audience, why);
    Map<SubjectId, Standing> first = standings(audience, occasions);
    List<Occasion> entering =
        occasions.stream().filter(occasion -> attempted.enters(occasion, first)).toList();
    Admitted admitted = entries.admit(destination, audience, entering, granted);
    // quota and log took a while, in which somebody may have withdrawn
    Map<SubjectId, Standing> now = entering.isEmpty() ? first : standings(audience, occasions);
    List<Sent> sent = new ArrayList<>();
    List<CompletableFuture<?>> noted = new ArrayList<>();
    for (Occasion occasion : occasions) {
      Standing standing = Objects.requireNonNull(now.get(occasion.subject()));
      Telling telling = attempted.telling(occasion, standing, admitted);
      if (telling == Telling.NOTHING) {
        noted.add(attempted.takenBack(occasion, standing, admitted));
        continue;
      }
      Message message = attempted.message(occasion, telling, standing);
      Optional<Rendered> rendered = destination.template().render(audience, message);
      if (rendered.isPresent()) {
        Line line = opened.line().get();
        sent.add(new Sent(occasion, message, line.send(message.id(), rendered.get())));
      } else {
        metrics.unnamed(destination.id());
        if (telling == Telling.LEFT) {
          noted.add(attempted.left(occasion, message.event(), DisclosureKind.UNTOLD));
        }
      }
    }
    return settled(attempted, admitted, sent, noted);
  }

  private Map<SubjectId, Standing> standings(Audience audience, List<Occasion> occasions) {
    return standings.of(audience, occasions.stream().map(Occasion::subject).toList()).join();
  }

  /** One attempt at some contacts. */
  private final class Attempted {
    private final Destination destination;
    private final Audience audience;
    private final Why why;

    Attempted(Destination destination, Audience audience, Why why) {
      this.destination = destination;
      this.audience = audience;
      this.why = why;
    }

    /** Whether it is to be told as in, by a name that the receiver's form has. */
    boolean enters(Occasion occasion, Map<SubjectId, Standing> standings) {
      Standing standing = Objects.requireNonNull(standings.get(occasion.subject()));
      if (telling(occasion, standing) != Telling.ENTERED) {
        return false;
      }
      boolean isNamed =
          destination
              .template()
              .render(audience, message(occasion, Telling.ENTERED, standing))
              .isPresent();
      if (!isNamed) {
        metrics.unnamed(destination.id());
      }
      return isNamed;
    }

    Telling telling(Occasion occasion, Standing standing, Admitted admitted) {
      SubjectId subject = occasion.subject();
      if (!standing.member()
          && admitted.fresh().contains(subject)
          && !told.holds(destination.id(), subject)) {
        return Telling.NOTHING;
      }
      Telling telling = telling(occasion, standing);
      // who became a member only now has a record of its own to come
      return telling == Telling.ENTERED && !admitted.named().contains(subject)
          ? Telling.NOTHING
          : telling;
    }

    private Telling telling(Occasion occasion, Standing standing) {
      boolean held = told.holds(destination.id(), occasion.subject());
      boolean open = disclosed.isOpen(destination.id(), occasion.subject());
      if (!standing.member()) {
        return held || open ? Telling.LEFT : Telling.NOTHING;
      }
      return switch (why) {
        case REPLAYED -> Telling.ENTERED;
        case CHANGED -> held ? Telling.NOTHING : Telling.ENTERED;
        case SWEPT -> Telling.NOTHING;
      };
    }

    /** What was logged as about to be told, or waits, and is not to be told any more. */
    CompletableFuture<?> takenBack(Occasion occasion, Standing standing, Admitted admitted) {
      boolean wasLogged =
          admitted.fresh().contains(occasion.subject())
              || disclosed.isWaiting(destination.id(), occasion.subject());
      return !standing.member() && wasLogged
          ? unsent(occasion)
          : CompletableFuture.completedFuture(null);
    }

    CompletableFuture<Void> unsent(Occasion occasion) {
      return disclosures.note(
          destination,
          audience,
          occasion.subject(),
          DisclosureKind.UNSENT,
          occasion.place(),
          false);
    }

    CompletableFuture<?> left(Occasion occasion, AudienceEvent event, DisclosureKind kind) {
      return CompletableFuture.allOf(
          writer.note(destination.id(), occasion.subject(), event),
          disclosures.note(
              destination,
              audience,
              occasion.subject(),
              kind,
              occasion.place(),
              event.standing().isErased()));
    }

    Message message(Occasion occasion, Telling telling, Standing standing) {
      return new Message(
          Message.id(destination.id(), occasion.place(), occasion.subject(), telling),
          new AudienceEvent(
              telling,
              AudienceEvent.member(destination.id(), occasion.subject()),
              names.of(audience, occasion.subject()),
              standing));
    }
  }

  private Result settled(
      Attempted attempted, Admitted admitted, List<Sent> sent, List<CompletableFuture<?>> noted) {
    List<Occasion> failed = new ArrayList<>();
    Optional<Attempt.Failed> last = Optional.empty();
    boolean gone = false;
    for (Sent message : sent) {
      Attempt attempt = message.attempt().join();
      Occasion occasion = message.occasion();
      metrics.attempted(attempted.destination.id(), attempt);
      if (attempt instanceof Attempt.Delivered) {
        noted.add(delivered(attempted, occasion, message.message().event()));
      } else if (attempt instanceof Attempt.Failed why) {
        failed.add(occasion);
        last = Optional.of(why);
        if (!why.sent() && admitted.fresh().contains(occasion.subject())) {
          noted.add(attempted.unsent(occasion));
        }
      } else {
        gone = true;
      }
    }
    // what is not noted would be told again, or not taken back
    CompletableFuture.allOf(noted.toArray(CompletableFuture<?>[]::new)).join();
    return new Result(failed, last, gone);
  }

  private CompletableFuture<?> delivered(
      Attempted attempted, Occasion occasion, AudienceEvent event) {
    return event.telling() == Telling.LEFT
        ? attempted.left(occasion, event, DisclosureKind.LEFT)
        : writer.note(attempted.destination.id(), occasion.subject(), event);
  }
}
