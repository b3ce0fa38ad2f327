package io.placet.gateway.person;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.person.LinkException.Reason;
import io.placet.vault.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tokens of links and sessions: sealed, so that they tell nothing and cannot be made elsewhere,
 * each for one kind of link alone. Never logged.
 */
final class LinkTokens {
  /** Longer ones are not even decoded. */
  static final int MAX_LENGTH = 2_048;

  private static final String WITHDRAW = "link:withdraw";
  private static final String PREFERENCES = "link:preferences";
  private static final String CONFIRM = "link:confirm";
  private static final String SESSION = "session:preferences";

  private final Sealer sealer;
  private final Clock clock;

  LinkTokens(Sealer sealer, Clock clock) {
    this.sealer = sealer;
    this.clock = clock;
  }

  String seal(Link.Withdraw link) {
    return seal(
        WITHDRAW, List.of(link.contact().toString(), purpose(link.key()), channel(link.key())));
  }

  String seal(Link.Preferences link) {
    return seal(PREFERENCES, List.of(link.id(), link.alias().text(), text(link.end())));
  }

  String seal(Link.Confirm link) {
    return seal(
        CONFIRM,
        List.of(
            link.contact().toString(),
            purpose(link.key()),
            channel(link.key()),
            link.request(),
            text(link.end())));
  }

  String seal(Link.Session session) {
    return seal(
        SESSION,
        List.of(session.linkId(), session.secret(), session.alias().text(), text(session.end())));
  }

  /** Reads the token of a mailed link that only withdraws; fails with {@link LinkException}. */
  Link.Withdraw withdraw(String token) {
    List<String> parts = open(WITHDRAW, token, 3);
    return new Link.Withdraw(ContactId.parse(parts.get(0)), key(parts.get(1), parts.get(2)));
  }

  /** Reads the token of a link to preferences; fails with {@link LinkException}. */
  Link.Preferences preferences(String token) {
    List<String> parts = open(PREFERENCES, token, 3);
    return new Link.Preferences(parts.get(0), alias(parts.get(1)), future(parts.get(2)));
  }

  /** Reads the token of a link that confirms; fails with {@link LinkException}. */
  Link.Confirm confirm(String token) {
    List<String> parts = open(CONFIRM, token, 5);
    return new Link.Confirm(
        ContactId.parse(parts.get(0)),
        key(parts.get(1), parts.get(2)),
        parts.get(3),
        future(parts.get(4)));
  }

  /** Reads a session's cookie; empty where it is none of ours or has ended. */
  Optional<Link.Session> session(String cookie) {
    try {
      List<String> parts = open(SESSION, cookie, 4);
      return Optional.of(
          new Link.Session(parts.get(0), parts.get(1), alias(parts.get(2)), future(parts.get(3))));
    } catch (LinkException unknownOrOver) {
      return Optional.empty();
    }
  }

  private String seal(String use, List<String> parts) {
    return sealer.seal(Parts.join(parts), use);
  }

  private List<String> open(String use, String token, int count) {
    Optional<List<String>> parts =
        token.length() > MAX_LENGTH
            ? Optional.empty()
            : sealer.open(token, use).map(Parts::split).filter(found -> found.size() == count);
    return parts.orElseThrow(() -> new LinkException(Reason.UNKNOWN));
  }

  /** An instant that has not come: at it the link has ended. */
  private Instant future(String epochSecond) {
    Instant end = Instant.ofEpochSecond(Long.parseLong(epochSecond));
    if (!clock.instant().isBefore(end)) {
      throw new LinkException(Reason.EXPIRED);
    }
    return end;
  }

  private static String text(Instant end) {
    return String.valueOf(end.getEpochSecond());
  }

  private static Alias alias(String text) {
    return new Alias(Alias.Kind.EMAIL, text);
  }

  private static String purpose(ConsentKey key) {
    return key.purpose();
  }

  private static String channel(ConsentKey key) {
    return key.channel().orElse("");
  }

  private static ConsentKey key(String purpose, String channel) {
    return channel.isEmpty() ? ConsentKey.of(purpose) : ConsentKey.of(purpose, channel);
  }
}
