package io.placet.gateway.audience.webhook;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.Occasion;
import io.placet.schemas.avro.DisclosureKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Lets a receiver be told of entries, as far as the day of who answers for it has room, and logs
 * each before it is named. An entry without room is put aside, so that the exits behind it go on;
 * exits need no room, for they make nobody better known.
 */
final class Entries {
  /** Takes of somebody's day, at most so many; may wait. */
  interface Room {
    long take(String caller, long contacts);
  }

  private final Room room;
  private final ToldMembers told;
  private final Disclosed disclosed;
  private final DisclosureWriter writer;

  Entries(Room room, ToldMembers told, Disclosed disclosed, DisclosureWriter writer) {
    this.room = room;
    this.told = told;
    this.disclosed = disclosed;
    this.writer = writer;
  }

  /**
   * Who may be named now.
   *
   * @param fresh those of them that were logged for this attempt
   */
  record Admitted(Set<SubjectId> named, Set<SubjectId> fresh) {
    Admitted {
      named = Set.copyOf(named);
      fresh = Set.copyOf(fresh);
    }
  }

  /**
   * Admits entries; once it returns those admitted are in the log.
   *
   * @param granted whom earlier attempts at the same messages had room for; those of this one join
   *     them
   */
  Admitted admit(
      Destination destination, Audience audience, List<Occasion> entries, Set<SubjectId> granted) {
    List<Occasion> admitted = new ArrayList<>();
    List<Occasion> unpaid = new ArrayList<>();
    for (Occasion entry : entries) {
      boolean paid =
          granted.contains(entry.subject()) || isUnacknowledged(destination, entry.subject());
      (paid ? admitted : unpaid).add(entry);
    }
    long left = unpaid.isEmpty() ? 0 : room.take(destination.answeredForBy(), unpaid.size());
    List<CompletableFuture<Void>> noted = new ArrayList<>();
    Set<SubjectId> fresh = new HashSet<>();
    for (Occasion entry : unpaid) {
      if (left-- > 0) {
        granted.add(entry.subject());
        admitted.add(entry);
        fresh.add(entry.subject());
        noted.add(note(destination, audience, entry, DisclosureKind.ENTERED));
      } else if (!disclosed.isWaiting(destination.id(), entry.subject())) {
        noted.add(note(destination, audience, entry, DisclosureKind.WAITING));
      }
    }
    for (Occasion entry : admitted) {
      if (!fresh.contains(entry.subject())
          && !disclosed.isOpen(destination.id(), entry.subject())) {
        fresh.add(entry.subject());
        noted.add(note(destination, audience, entry, DisclosureKind.ENTERED));
      }
    }
    CompletableFuture.allOf(noted.toArray(CompletableFuture<?>[]::new)).join();
    return new Admitted(new HashSet<>(admitted.stream().map(Occasion::subject).toList()), fresh);
  }

  /** It left once and was paid for then; nobody knows whether it arrived. */
  private boolean isUnacknowledged(Destination destination, SubjectId subject) {
    return disclosed.isOpen(destination.id(), subject) && !told.holds(destination.id(), subject);
  }

  private CompletableFuture<Void> note(
      Destination destination, Audience audience, Occasion entry, DisclosureKind kind) {
    return writer.note(destination, audience, entry.subject(), kind, entry.place(), false);
  }
}
