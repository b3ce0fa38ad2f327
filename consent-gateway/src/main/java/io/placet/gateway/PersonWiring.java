package io.placet.gateway;

import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.mail.MailQueue;
import io.placet.gateway.mail.Mailer;
import io.placet.gateway.mail.SmtpServer;
import io.placet.gateway.person.OpenedLinks;
import io.placet.gateway.person.People;
import io.placet.gateway.person.PublicAddress;
import io.placet.gateway.record.Confirmations;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages, links and mails for the people whom consents are about. */
final class PersonWiring implements AutoCloseable {
  private final PublicAddress address = new PublicAddress();
  private @Nullable OpenedLinks opened;
  private @Nullable Mailer mailer;
  private @Nullable People people;

  /** Who opened which link, which is derived from the log. */
  List<EntryProjection> logReaders(Foundation foundation) {
    opened = new OpenedLinks(foundation.store);
    return List.of(opened);
  }

  Map<String, Operation> operations(Foundation foundation) {
    PublicPages pages = foundation.config.pages();
    pages.address().ifPresent(address::is);
    Mailer sends = mailer(foundation, pages);
    mailer = sends;
    people =
        new People(
            new People.Ground(
                foundation.registers::current,
                foundation.identities,
                foundation.decider,
                foundation.contacts,
                foundation.linked,
                foundation.aliases,
                foundation.barrier,
                foundation.log,
                foundation.records,
                foundation.vault.links(),
                sends,
                address,
                pages.confirmWithin(),
                new SecureRandom(),
                foundation.clock),
            made(opened));
    return made(people).operations();
  }

  private static Mailer mailer(Foundation foundation, PublicPages pages) {
    return pages
        .smtp()
        .<Mailer>map(
            server ->
                MailQueue.to(
                    SmtpServer.of(
                        server, pages.mailFrom(), foundation.config.register().controller().name()),
                    foundation.registry))
        .orElse(Mailer.NOT_SET_UP);
  }

  Confirmations confirmations() {
    return made(people).confirmations();
  }

  /** The port is known now, and with it the address of one that has no other. */
  void listening(GatewayConfig config, int port) {
    if (config.pages().address().isEmpty()) {
      address.is(URI.create("http://" + config.host() + ":" + port));
    }
  }

  private static <T> T made(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not wired yet");
    }
    return part;
  }

  @Override
  public void close() {
    if (people != null) {
      people.close();
    }
    if (mailer != null) {
      mailer.close();
    }
  }
}
