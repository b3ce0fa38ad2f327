package io.placet.gateway.person;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import java.time.Instant;

/** What a token that came back says, once it is known to be ours. */
sealed interface Link {
  /**
   * Stands in messages, which may be forwarded: it never ends and can only withdraw.
   *
   * @param key what the message was about
   */
  record Withdraw(ContactId contact, ConsentKey key) implements Link {}

  /**
   * Was mailed a moment ago to an address, and opens its preferences once.
   *
   * @param id random
   */
  record Preferences(String id, Alias alias, Instant end) implements Link {}

  /**
   * Was mailed to an address to confirm what was requested in its name.
   *
   * @param request id of the record that waits
   */
  record Confirm(ContactId contact, ConsentKey key, String request, Instant end) implements Link {}

  /**
   * A cookie: whoever bears it opened a link to the address.
   *
   * @param linkId the link that was opened
   * @param secret random; its digest stands in the log beside the link's id
   */
  record Session(String linkId, String secret, Alias alias, Instant end) implements Link {}
}
