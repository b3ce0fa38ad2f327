package io.placet.gateway;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server that keeps what it is sent, and the mails in it. */
public final class Mailbox implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  private Mailbox() {}

  public static Mailbox open() {
    Mailbox mailbox = new Mailbox();
    mailbox.server.start();
    return mailbox;
  }

  /** A gateway's configuration that sends its mail here. */
  public GatewayConfig with(GatewayConfig config) {
    return config.withPages(
        new PublicPages(
            Optional.empty(),
            Optional.of(URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort())),
            "shop@example.org",
            Duration.ofDays(7)));
  }

  public List<MimeMessage> mailsTo(String address) {
    return Stream.of(server.getReceivedMessages())
        .filter(mail -> header(mail, "To").equals(address))
        .toList();
  }

  /** Waits for a mail to an address; path and query of the link in the newest. */
  public String linkTo(String address, int howMany) {
    Eventually.holds(howMany + " mails to an address", () -> mailsTo(address).size() >= howMany);
    Matcher link = LINK.matcher(text(mailsTo(address).get(howMany - 1), 0));
    if (!link.find()) {
      throw new AssertionError("a mail without link");
    }
    return link.group(1);
  }

  public static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, ",");
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  public static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** A part of a mail: first the plain text, then the same as HTML. */
  public static String text(MimeMessage mail, int part) {
    try {
      BodyPart body = ((MimeMultipart) mail.getContent()).getBodyPart(part);
      return (String) body.getContent();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
