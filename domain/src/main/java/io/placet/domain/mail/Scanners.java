package io.placet.domain.mail;

import io.placet.domain.register.MailEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Which reactions to e-mails look like a scanner's: security software opens mails and follows their
 * links, at delivery and before anybody reads them. Such reactions never count.
 *
 * <p>Only times and links are looked at. Addresses and browsers would tell more, but an event
 * behind the gate has none that are fine enough, and scanners change theirs.
 */
final class Scanners {
  /**
   * How soon after its delivery nobody has read a mail. Mautic by default takes what comes within 2
   * s after sending for a bot's (its {@code timeFromEmailThreshold}); published guides call what
   * comes within 1 s of delivery a machine's and look for bursts from there. Reading the subject
   * and finding a link takes longer.
   */
  static final Duration AT_DELIVERY = Duration.ofSeconds(2);

  /**
   * How far apart two links of a mail are followed by a scanner at most. A scanner takes about a
   * second for each link (Mautic's users measured that, and used a window of 10 s for all links of
   * a mail; Maestra drops five clicks in 10 s); a person who follows a second link looks at the
   * page of the first before.
   */
  static final Duration BURST = Duration.ofSeconds(5);

  private Scanners() {}

  /**
   * Whether a reaction looks like a scanner's: it came before the first delivery of its e-mail or
   * at most {@link #AT_DELIVERY} after one; or it is a click at most {@link #BURST} from a click on
   * another link of the same e-mail; or it is at most {@link #BURST} from a click of which one or
   * the other is true, for a scanner opens what it follows, and follows some links twice.
   *
   * @param known all that is known of the contact's e-mails, the reaction itself included
   */
  static boolean isScannerLike(MailSign reaction, Collection<MailSign> known) {
    return isAtDelivery(reaction, known)
        || known.stream()
            .filter(click -> isClickNear(click, reaction))
            .anyMatch(click -> isInBurst(click, known) || isAtDelivery(click, known));
  }

  private static boolean isAtDelivery(MailSign reaction, Collection<MailSign> known) {
    Optional<Instant> first = Optional.empty();
    for (MailSign sign : known) {
      if (sign.kind() == Kind.DELIVERED && sign.message().equals(reaction.message())) {
        Instant delivered = sign.at();
        if (!reaction.at().isBefore(delivered)
            && !reaction.at().isAfter(delivered.plus(AT_DELIVERY))) {
          return true;
        }
        if (first.filter(earlier -> !delivered.isBefore(earlier)).isEmpty()) {
          first = Optional.of(delivered);
        }
      }
    }
    return first.filter(reaction.at()::isBefore).isPresent();
  }

  private static boolean isInBurst(MailSign click, Collection<MailSign> known) {
    return known.stream()
        .anyMatch(other -> isClickNear(other, click) && !other.link().equals(click.link()));
  }

  private static boolean isClickNear(MailSign click, MailSign reaction) {
    return click.kind() == Kind.CLICKED
        && click.message().equals(reaction.message())
        && Duration.between(click.at(), reaction.at()).abs().compareTo(BURST) <= 0;
  }
}
