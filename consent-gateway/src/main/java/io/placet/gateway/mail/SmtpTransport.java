package io.placet.gateway.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends over SMTP with Eclipse Angus, one connection for each mail. */
final class SmtpTransport implements Transport {
  private static final String CONNECT_MS = "5000";
  private static final String ANSWER_MS = "10000";
  private static final int PERMANENT = 500;

  private final SmtpServer server;
  private final Session session;

  SmtpTransport(SmtpServer server) {
    this.server = server;
    session = Session.getInstance(settings(server), authenticator(server));
  }

  private static Properties settings(SmtpServer server) {
    Properties settings = new Properties();
    settings.put("mail.transport.protocol", "smtp");
    settings.put("mail.smtp.host", server.host());
    settings.put("mail.smtp.port", String.valueOf(server.port()));
    settings.put("mail.smtp.ssl.enable", String.valueOf(server.tls()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.starttls.enable", String.valueOf(!server.tls()));
    settings.put(
        "mail.smtp.starttls.required", String.valueOf(!server.tls() && server.user().isPresent()));
    settings.put("mail.smtp.auth", String.valueOf(server.user().isPresent()));
    settings.put("mail.smtp.connectiontimeout", CONNECT_MS);
    settings.put("mail.smtp.timeout", ANSWER_MS);
    settings.put("mail.smtp.writetimeout", ANSWER_MS);
    // also what message ids are made of, which would else name the machine's account
    settings.put("mail.from", server.from());
    return settings;
  }

  private static @Nullable Authenticator authenticator(SmtpServer server) {
    if (server.user().isEmpty()) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(
            server.user().orElseThrow(), server.password().orElse(""));
      }
    };
  }

  @Override
  public void send(Mail mail) throws UndeliveredException {
    try {
      jakarta.mail.Transport.send(message(mail));
    } catch (MessagingException failed) {
      throw new UndeliveredException(failed.getClass().getSimpleName(), isForGood(failed));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("UTF-8 is always there", impossible);
    }
  }

  @SuppressWarnings("JavaUtilDate") // Jakarta Mail takes no other
  private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(server.from(), server.fromName(), utf8));
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), utf8);
    message.setSentDate(new Date());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.language());
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), utf8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), utf8, "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    return message;
  }

  private static boolean isForGood(MessagingException failed) {
    for (@Nullable Exception next = failed;
        next instanceof MessagingException cause;
        next = cause.getNextException()) {
      boolean refused =
          (cause instanceof SMTPAddressFailedException address
                  && address.getReturnCode() >= PERMANENT)
              || (cause instanceof SMTPSendFailedException sent
                  && sent.getReturnCode() >= PERMANENT)
              || cause instanceof jakarta.mail.internet.AddressException;
      if (refused) {
        return true;
      }
    }
    return false;
  }
}
