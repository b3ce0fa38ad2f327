package io.placet.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the pages and mails for people, the same wherever a gateway is started. */
public final class PublicPagesOptions {
  @Option(
      names = "--public-url",
      defaultValue = "${env:PLACET_PUBLIC_URL}",
      description = "Where people reach the gateway's pages, in mails and links (its own address)")
  private @Nullable URI publicUrl;

  @Option(
      names = "--smtp",
      defaultValue = "${env:PLACET_SMTP}",
      description =
          "Mail server, smtp://host:port or smtps://host:port, with user:password@ where needed (none: no mail leaves)")
  private @Nullable URI smtp;

  @Option(
      names = "--mail-from",
      defaultValue = "${env:PLACET_MAIL_FROM:-" + PublicPages.MAIL_FROM + "}",
      description = "Address that mails come from (${DEFAULT-VALUE})")
  private String mailFrom = PublicPages.MAIL_FROM;

  @Option(
      names = "--confirm-days",
      defaultValue = "${env:PLACET_CONFIRM_DAYS:-" + PublicPages.CONFIRM_DAYS + "}",
      description = "How long the link of a double opt-in can confirm (${DEFAULT-VALUE})")
  private int confirmDays = PublicPages.CONFIRM_DAYS;

  public PublicPages toPublicPages() {
    return new PublicPages(
        Optional.ofNullable(publicUrl),
        Optional.ofNullable(smtp),
        mailFrom,
        Duration.ofDays(confirmDays));
  }
}
