package io.placet.domain.identity;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Objection;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What it means that an anonymous id is a customer's. Refusals, objections and restrictions follow
 * the person; a grant stays where it was given, for nobody has consented for the other contact. All
 * of it is pure, so that the order of links and refusals changes nothing about what is denied.
 */
public final class Linking {
  private static final Comparator<ConsentKey> BY_NAME =
      Comparator.comparing(ConsentKey::purpose).thenComparing(key -> key.channel().orElse(""));

  private Linking() {}

  /** Whether a record of this state follows the person from an anonymous contact to a customer. */
  public static boolean isRestrictive(ConsentState state) {
    return state.isRefusal() || state == ConsentState.RESTRICTED;
  }

  /**
   * Whose the events of an anonymous id are: one customer's, or nobody's we know. An id that leads
   * to two customers (a shared device) leads to neither.
   *
   * @param linked all contacts that the id was linked to
   */
  public static Optional<ContactId> ownerOf(Collection<ContactId> linked) {
    List<ContactId> customers = linked.stream().distinct().toList();
    return customers.size() == 1 ? Optional.of(customers.get(0)) : Optional.empty();
  }

  /**
   * Whether a link to a contact would join it with no other. A link that nobody vouches for is made
   * only then.
   *
   * @param linked all contacts that the id or address leads to already
   */
  public static boolean joinsNobody(Collection<ContactId> linked, ContactId contact) {
    return linked.stream().allMatch(contact::equals);
  }

  /** Whether anything about a contact would follow the person. */
  public static boolean isRestricted(ContactConsents contact) {
    return !restrictive(contact, ContactConsents.NONE, Set.of()).isEmpty();
  }

  /**
   * What is restrictive about an anonymous contact and does not stand for the customer yet.
   *
   * @param copied ids of the anonymous contact's records that the customer repeated before: what
   *     the customer lifted since is not put back by the next identify
   */
  public static List<Copy> restrictive(
      ContactConsents anonymous, ContactConsents customer, Set<String> copied) {
    List<Copy> copies = new ArrayList<>();
    anonymous.standings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(BY_NAME))
        .forEach(
            entry -> {
              ConsentKey key = entry.getKey();
              Optional<Standing> has = customer.standing(key);
              restriction(key, entry.getValue(), has).ifPresent(copies::add);
              objection(key, entry.getValue(), customer).ifPresent(copies::add);
              refusal(key, entry.getValue(), has)
                  .filter(refusal -> !copies.contains(refusal))
                  .ifPresent(copies::add);
            });
    return copies.stream().filter(copy -> !copied.contains(copy.recordId())).toList();
  }

  private static Optional<Copy> restriction(
      ConsentKey key, Standing standing, Optional<Standing> customer) {
    return customer.flatMap(Standing::restriction).isPresent()
        ? Optional.empty()
        : standing.restriction().map(id -> new Copy(key, ConsentState.RESTRICTED, id));
  }

  private static Optional<Copy> refusal(
      ConsentKey key, Standing standing, Optional<Standing> customer) {
    return customer.map(Standing::isClosed).orElse(false)
        ? Optional.empty()
        : standing.closing().map(ending -> new Copy(key, ending.state(), ending.recordId()));
  }

  /**
   * An objection counts beyond its own key, so it follows even where it was lifted for that key,
   * and the customer has it only if it was lifted for no key at all.
   */
  private static Optional<Copy> objection(
      ConsentKey key, Standing standing, ContactConsents customer) {
    boolean stands =
        customer
            .standing(key)
            .flatMap(Standing::objection)
            .map(objection -> isLiftedNowhere(objection, customer))
            .orElse(false);
    return stands
        ? Optional.empty()
        : standing.objection().map(o -> new Copy(key, ConsentState.OBJECTED, o.recordId()));
  }

  private static boolean isLiftedNowhere(Objection objection, ContactConsents customer) {
    return customer.standings().values().stream()
        .allMatch(standing -> standing.isUnderObjection(objection.offset()));
  }
}
