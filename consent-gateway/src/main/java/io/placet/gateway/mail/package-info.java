/**
 * Mail that leaves: one port, a bounded queue behind it, SMTP behind that. No text of a mail, no
 * decision about whom to write to. An address stands in a {@link io.placet.gateway.mail.Mail}
 * alone: never in a log, a metric or an exception.
 */
@NullMarked
package io.placet.gateway.mail;

import org.jspecify.annotations.NullMarked;
