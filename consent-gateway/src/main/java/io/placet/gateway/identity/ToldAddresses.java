package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.seal.SealingKey;
import io.placet.schemas.avro.AddressSource;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.ContactAddress;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the addresses that contacts are told by, sealed. Each has a record of its own, so of two
 * gateways that are told different ones at once none loses the other's; which is current says the
 * topic's order.
 *
 * <p>Told again, the current address is not written again. What this gateway has under way counts
 * as written, so of addresses that come one after the other the last is current; another gateway
 * that was told one within the last milliseconds is not asked.
 */
public final class ToldAddresses {
  /** Addresses of one kind that a contact keeps; the oldest goes. */
  static final int KEPT = 10;

  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final AddressView view;
  private final Identities identities;
  private final ContactKeyring keyring;
  private final LogWriter log;
  private final ContactKeyring.Applied applied;
  private final Predicate<SubjectId> erased;
  private final Clock clock;
  private final SingleObject<ContactAddress> addresses = SingleObject.of(ContactAddress.class);

  /** What the view does not show yet; the queue of the log bounds it. */
  private final Map<Place, Told> underWay = new ConcurrentHashMap<>();

  private record Place(SubjectId subject, Alias.Kind kind) {}

  /**
   * An address on its way into the topic.
   *
   * @param after what was told before it
   */
  private record Told(Alias alias, CompletableFuture<Void> after, CompletableFuture<Void> kept) {}

  /**
   * Writes to the topic of contacts.
   *
   * @param applied completes once a position of that topic is applied to the view
   * @param erased whether an erasure used a subject id up
   */
  public ToldAddresses(
      AddressView view,
      Identities identities,
      ContactKeyring keyring,
      LogWriter log,
      ContactKeyring.Applied applied,
      Predicate<SubjectId> erased,
      Clock clock) {
    this.view = view;
    this.identities = identities;
    this.keyring = keyring;
    this.log = log;
    this.applied = applied;
    this.erased = erased;
    this.clock = clock;
  }

  /** Makes an address the contact's current one; complete once that is acknowledged. */
  CompletableFuture<Void> tell(SubjectId subject, Address address, AddressSource source) {
    Place place = new Place(subject, address.alias().kind());
    CompletableFuture<Void> kept = new CompletableFuture<>();
    @Nullable Told told =
        underWay.compute(place, (same, last) -> next(place, last, address.alias(), kept));
    if (told == null) {
      return DONE;
    }
    if (told.kept() == kept) {
      begin(place, told, address, source);
    }
    return told.kept().copy();
  }

  private @Nullable Told next(
      Place place, @Nullable Told last, Alias alias, CompletableFuture<Void> kept) {
    if (last != null) {
      return last.alias().equals(alias) ? last : new Told(alias, last.kept(), kept);
    }
    boolean isCurrent =
        view.newestFirst(place.subject(), place.kind()).stream()
            .limit(1)
            .anyMatch(newest -> newest.getAlias().equals(alias.text()));
    return isCurrent ? null : new Told(alias, DONE, kept);
  }

  private void begin(Place place, Told told, Address address, AddressSource source) {
    SealingKey sealing = keyring.of(place.subject());
    var unused =
        told.after()
            // what became of the one before is its own caller's to know
            .exceptionally(failure -> null)
            .thenCompose(none -> sealing.kept())
            .thenCompose(none -> append(place, sealing, address, source))
            .whenComplete(
                (offset, failure) -> {
                  if (failure == null) {
                    forgetOnceShown(place, told, offset);
                  } else {
                    underWay.remove(place, told);
                  }
                })
            .thenCompose(offset -> removeWhatMustGo(place, told.alias()))
            .whenComplete(
                (none, failure) -> {
                  if (failure == null) {
                    told.kept().complete(null);
                  } else {
                    told.kept().completeExceptionally(failure);
                  }
                });
  }

  private CompletableFuture<Long> append(
      Place place, SealingKey sealing, Address address, AddressSource source) {
    String alias = address.alias().text();
    AliasKind kind = AliasKind.valueOf(place.kind().name());
    byte[] spelling = address.canonical().getBytes(StandardCharsets.UTF_8);
    ContactAddress record =
        new ContactAddress(
            place.subject().text(),
            alias,
            kind,
            sealing.seal(Topic.CONTACTS, alias, kind.name(), spelling),
            source,
            clock.instant());
    return log.append(
        Topic.CONTACTS,
        identities.partitionOf(place.subject()),
        Keys.address(place.subject().text(), alias),
        addresses.encode(record));
  }

  private void forgetOnceShown(Place place, Told told, long offset) {
    var unused =
        applied
            .when(identities.partitionOf(place.subject()), offset + 1)
            .whenComplete((none, failure) -> underWay.remove(place, told));
  }

  /** Of an erased contact this one, which came too late for its erasure; else the oldest. */
  private CompletableFuture<Void> removeWhatMustGo(Place place, Alias told) {
    String subject = place.subject().text();
    List<String> gone =
        erased.test(place.subject())
            ? List.of(told.text())
            : view.newestFirst(place.subject(), place.kind()).stream()
                .map(ContactAddress::getAlias)
                .filter(alias -> !alias.equals(told.text()))
                .skip(KEPT - 1L)
                .toList();
    return CompletableFuture.allOf(
        gone.stream()
            .map(
                alias ->
                    log.remove(
                        Topic.CONTACTS,
                        identities.partitionOf(place.subject()),
                        Keys.address(subject, alias)))
            .toArray(CompletableFuture<?>[]::new));
  }
}
