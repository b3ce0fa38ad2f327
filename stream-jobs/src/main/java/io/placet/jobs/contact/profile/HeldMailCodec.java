package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.mail.MailHold;
import io.placet.domain.mail.MailHold.Seen;
import io.placet.domain.mail.MailSign;
import io.placet.domain.register.MailEvent;
import io.placet.schemas.avro.HeldMail;
import io.placet.schemas.avro.HeldMails;
import io.placet.schemas.codec.SingleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is held of e-mails as bytes that name their schema (ADR 12). */
final class HeldMailCodec {
  private final SingleObject<HeldMails> codec = SingleObject.of(HeldMails.class);

  byte[] encode(MailHold<KeptEvent> hold) {
    List<HeldMail> signs = new ArrayList<>();
    for (Seen<KeptEvent> seen : hold.recent()) {
      MailSign sign = seen.sign();
      signs.add(
          HeldMail.newBuilder()
              .setKind(sign.kind().name())
              .setMessage(sign.message())
              .setLink(sign.link())
              .setAt(sign.at())
              .setSince(seen.since())
              .setPurposes(seen.purposes().stream().sorted().toList())
              .setEvent(seen.held().map(event -> EventBlocks.toAvro(List.of(event))).orElse(null))
              .build());
    }
    return codec.encode(new HeldMails(signs));
  }

  MailHold<KeptEvent> decode(byte[] stored) {
    List<Seen<KeptEvent>> recent = new ArrayList<>();
    for (HeldMail mail : codec.decode(stored).getSigns()) {
      MailSign sign =
          new MailSign(
              MailEvent.Kind.valueOf(mail.getKind()),
              mail.getMessage(),
              mail.getLink(),
              mail.getAt());
      Optional<KeptEvent> held =
          Optional.ofNullable(mail.getEvent()).map(event -> EventBlocks.toDomain(event).get(0));
      recent.add(new Seen<>(sign, Set.copyOf(mail.getPurposes()), mail.getSince(), held));
    }
    return new MailHold<>(recent);
  }
}
