package io.placet.gateway.person;

import io.placet.domain.contact.Alias;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.person.LinkException.Reason;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sessions of people who opened a link to their address. A link opens one: whoever is first in the
 * log, whichever gateway was asked. A session is a sealed cookie whose digest stands there, so that
 * every gateway can check it and none keeps it.
 */
final class Sessions {
  /** How long a link opens, and how long what it opened lasts. */
  static final Duration LIFE = Duration.ofMinutes(30);

  private static final String DIGEST = "session";
  private static final String FORM = "form";

  private final Identities identities;
  private final OpenedLinks opened;
  private final Barrier barrier;
  private final LogWriter log;
  private final LinkTokens tokens;
  private final Secret secrets;
  private final Clock clock;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);

  Sessions(
      Identities identities,
      OpenedLinks opened,
      Barrier barrier,
      LogWriter log,
      LinkTokens tokens,
      SecureRandom random,
      Clock clock) {
    this.identities = identities;
    this.opened = opened;
    this.barrier = barrier;
    this.log = log;
    this.tokens = tokens;
    this.secrets = new Secret(random);
    this.clock = clock;
  }

  /** The token of a fresh link to an address. */
  String linkTo(Alias alias) {
    return tokens.seal(new Link.Preferences(secrets.fresh(), alias, clock.instant().plus(LIFE)));
  }

  boolean isOpened(Link.Preferences link) {
    return opened.sessionOf(link.id()).isPresent();
  }

  /** Opens a link; fails with {@link LinkException} where somebody was there before. */
  CompletableFuture<Link.Session> open(Link.Preferences link) {
    if (isOpened(link)) {
      return CompletableFuture.failedFuture(new LinkException(Reason.USED));
    }
    Link.Session session =
        new Link.Session(link.id(), secrets.fresh(), link.alias(), clock.instant().plus(LIFE));
    String digest = digest(session);
    String alias = link.alias().text();
    LinkOpened record = new LinkOpened(link.id(), alias, digest, clock.instant());
    return log.append(
            Topic.CONTACT_LOG,
            identities.partitionOf(link.alias()),
            Keys.link(alias, link.id(), digest),
            entries.encode(new ContactLogEntry(record)))
        .thenCompose(offset -> proven(session, Reason.USED));
  }

  /** The session of a cookie; fails with {@link LinkException} where there is none. */
  CompletableFuture<Link.Session> of(Optional<String> cookie) {
    return cookie
        .flatMap(tokens::session)
        .map(session -> proven(session, Reason.NO_SESSION))
        .orElseGet(() -> CompletableFuture.failedFuture(new LinkException(Reason.NO_SESSION)));
  }

  private CompletableFuture<Link.Session> proven(Link.Session session, Reason otherwise) {
    return barrier
        .await(identities.allPartitions())
        .thenApply(
            reached -> {
              if (!opened.sessionOf(session.linkId()).equals(Optional.of(digest(session)))) {
                throw new LinkException(otherwise);
              }
              return session;
            });
  }

  private static String digest(Link.Session session) {
    return Secret.digest(DIGEST, session.secret());
  }

  /** What a form of this session bears, which no other site can know. */
  static String formToken(Link.Session session) {
    return Secret.digest(FORM, session.secret());
  }
}
