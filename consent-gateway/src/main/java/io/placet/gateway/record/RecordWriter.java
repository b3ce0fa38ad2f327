package io.placet.gateway.record;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.identity.Linking;
import io.placet.domain.register.Register;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.identity.ContactKeyring;
import io.placet.gateway.identity.ContactKeyring.Applied;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.identity.KeptRefusals;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.Room;
import io.placet.gateway.record.RegisterCheck.Checked;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Presents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts consent records into the log; complete once the log has acknowledged them, and from then on
 * every verdict sees them. What permits names, behind a read barrier, the newest record that its
 * writer saw, so that nothing that came between is overridden; what closes never waits. On a disk
 * that is nearly full only what closes is taken. What is restrictive about an anonymous contact is
 * repeated at the customers that it was linked to, before the writer is answered.
 */
public final class RecordWriter {
  private final Supplier<Register> register;
  private final Identities identities;
  private final Decider decider;
  private final ContactView view;
  private final AnonymousContacts anonymous;
  private final RefusalsOfTheErased refusals;
  private final Barrier barrier;
  private final Room room;
  private final Clock clock;
  private final RecordAppender appender;

  public RecordWriter(
      Supplier<Register> register,
      Identities identities,
      Decider decider,
      ContactView view,
      AnonymousContacts anonymous,
      ContactKeyring keyring,
      KeptRefusals kept,
      Barrier barrier,
      LogWriter log,
      Applied applied,
      Room room,
      Clock clock,
      Supplier<UUID> ids) {
    this.register = register;
    this.identities = identities;
    this.decider = decider;
    this.view = view;
    this.anonymous = anonymous;
    this.refusals = new RefusalsOfTheErased(identities, kept, view);
    this.barrier = barrier;
    this.room = room;
    this.clock = clock;
    this.appender =
        new RecordAppender(
            identities, view, keyring, log, applied, new ConsentRecords(register, clock, ids));
  }

  /**
   * A record that the log has acknowledged.
   *
   * @param revision the prefix that holds it
   */
  public record Written(String recordId, ConsentState state, LogPosition revision) {
    /** Path of the receipt that it opens. */
    public Optional<String> shutOff() {
      return state.opensShutOff() ? Optional.of("/v1/shut-offs/" + recordId) : Optional.empty();
    }
  }

  /**
   * Says whether a draft would be taken, without writing it.
   *
   * @throws RefusedException with what is allowed
   */
  public void check(Draft draft) {
    checked(draft);
  }

  /**
   * Writes one draft; fails with {@link RefusedException}, and with {@link NotPendingException}
   * where it confirms a request that does not wait.
   */
  public CompletableFuture<Written> write(Draft draft) {
    return writeAll(List.of(draft)).thenApply(written -> written.get(0));
  }

  /**
   * Writes drafts behind one barrier, in order; none where one is refused.
   *
   * @throws IllegalArgumentException where two that permit are about the same contact and key: the
   *     second could not name the first
   */
  public CompletableFuture<List<Written>> writeAll(List<Draft> drafts) {
    return writeAll(drafts, () -> seen(drafts));
  }

  /**
   * Writes drafts behind a barrier that the caller has waited for, as {@link #writeAll(List)} does
   * behind its own.
   *
   * @param proven covers the contacts of all drafts
   */
  public CompletableFuture<List<Written>> writeAll(List<Draft> drafts, Presents proven) {
    return writeAll(
        drafts,
        () -> CompletableFuture.completedFuture(subject -> proven.apply(subject).consents()));
  }

  private CompletableFuture<List<Written>> writeAll(
      List<Draft> drafts, Supplier<CompletableFuture<Function<SubjectId, ContactConsents>>> view) {
    requireDistinct(drafts);
    List<Checked> allowed;
    try {
      allowed = drafts.stream().map(this::checked).toList();
    } catch (RefusedException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    if (drafts.stream().anyMatch(draft -> !draft.state().opensShutOff())) {
      room.requireForMore();
    }
    List<SubjectId> subjects = subjects(drafts);
    return view.get()
        .thenCompose(
            seen -> {
              if (!subjects.equals(subjects(drafts))) {
                // an erasure showed meanwhile: what was proven is about who is no more
                return writeAll(drafts);
              }
              List<Draft> refused = refusedBefore(drafts, seen);
              if (!refused.isEmpty()) {
                return append(refused, this.view::standing).thenCompose(none -> writeAll(drafts));
              }
              drafts.forEach(draft -> requirePending(draft, seen));
              List<CompletableFuture<Written>> appends = new ArrayList<>();
              for (int i = 0; i < drafts.size(); i++) {
                appends.add(appender.append(drafts.get(i), allowed.get(i), seen));
              }
              return allOf(appends);
            })
        .thenCompose(written -> repeated(drafts).thenApply(none -> written));
  }

  /** What those of whom something is recorded for the first time refused before an erasure. */
  private List<Draft> refusedBefore(List<Draft> drafts, Function<SubjectId, ContactConsents> seen) {
    return drafts.stream()
        .map(Draft::contact)
        .distinct()
        .filter(identities::wasErased)
        .filter(
            contact ->
                seen.apply(identities.subjectOf(contact)).newest() == ContactConsents.NOTHING)
        .flatMap(contact -> refusals.of(contact).stream())
        .filter(this::isDeclared)
        .toList();
  }

  /**
   * Has a contact repeat what somebody refused at an address before they were erased; complete once
   * the log has acknowledged it.
   */
  public CompletableFuture<Void> repeatRefusals(ContactId contact, Alias alias) {
    return barrier
        .await(identities.allPartitions())
        .thenCompose(
            reached ->
                append(
                    refusals.of(contact, List.of(alias)).stream().filter(this::isDeclared).toList(),
                    view::standing))
        .thenApply(none -> null);
  }

  private CompletableFuture<List<Written>> append(
      List<Draft> drafts, Function<SubjectId, ContactConsents> seen) {
    return allOf(
        drafts.stream().map(draft -> appender.append(draft, checked(draft), seen)).toList());
  }

  private List<SubjectId> subjects(List<Draft> drafts) {
    return drafts.stream().map(draft -> identities.subjectOf(draft.contact())).toList();
  }

  /**
   * Repeats what is restrictive about an anonymous contact at the customers that it was linked to;
   * complete once the log has acknowledged it. Doing it again changes nothing.
   */
  public CompletableFuture<Void> repeatAtCustomers(ContactId anonymousContact) {
    return anonymous
        .due(anonymousContact)
        .thenCompose(due -> writeAll(due.stream().filter(this::isDeclared).toList()))
        .thenApply(written -> null);
  }

  private CompletableFuture<Void> repeated(List<Draft> drafts) {
    return CompletableFuture.allOf(
        drafts.stream()
            .filter(draft -> draft.contact().kind() == ContactId.Kind.ANONYMOUS)
            .filter(draft -> Linking.isRestrictive(draft.state()))
            .map(Draft::contact)
            .distinct()
            .map(this::repeatAtCustomers)
            .toArray(CompletableFuture<?>[]::new));
  }

  /** What the register no longer declares is denied as it is, and cannot be recorded any more. */
  private boolean isDeclared(Draft draft) {
    try {
      check(draft);
      return true;
    } catch (RefusedException undeclared) {
      return false;
    }
  }

  private record ContactAndKey(ContactId contact, ConsentKey key) {}

  private static void requireDistinct(List<Draft> drafts) {
    Set<ContactAndKey> keys = new HashSet<>();
    for (Draft draft : drafts) {
      if (draft.state().permits() && !keys.add(new ContactAndKey(draft.contact(), draft.key()))) {
        throw new IllegalArgumentException("two grants about the same contact and key");
      }
    }
  }

  private Checked checked(Draft draft) {
    return new RegisterCheck(register.get(), clock.instant()).check(draft);
  }

  /** What the writer saw of each contact: proven for what permits, at hand for what closes. */
  private CompletableFuture<Function<SubjectId, ContactConsents>> seen(List<Draft> drafts) {
    Set<SubjectId> permitted =
        drafts.stream()
            .filter(draft -> draft.state().permits())
            .map(draft -> identities.subjectOf(draft.contact()))
            .collect(Collectors.toSet());
    if (permitted.isEmpty()) {
      return CompletableFuture.completedFuture(view::standing);
    }
    return decider
        .presents(permitted)
        .thenApply(
            (Presents presents) ->
                subject ->
                    permitted.contains(subject)
                        ? presents.apply(subject).consents()
                        : view.standing(subject));
  }

  /**
   * Judged on what the record then names as seen, so that nothing can come between the two: a
   * withdrawal that does has the grant overtaken.
   */
  private void requirePending(Draft draft, Function<SubjectId, ContactConsents> seen) {
    if (draft.confirms().isEmpty()) {
      return;
    }
    Optional<String> pending =
        seen.apply(identities.subjectOf(draft.contact()))
            .standing(draft.key())
            .flatMap(Standing::pending);
    if (!pending.equals(draft.confirms())) {
      throw new NotPendingException();
    }
  }

  private static <T> CompletableFuture<List<T>> allOf(List<CompletableFuture<T>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
        .thenApply(none -> futures.stream().map(CompletableFuture::join).toList());
  }
}
