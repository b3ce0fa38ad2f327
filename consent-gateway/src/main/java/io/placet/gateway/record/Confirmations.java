package io.placet.gateway.record;

import io.placet.gateway.record.RecordWriter.Written;
import java.util.concurrent.CompletableFuture;

/** Asks a person by mail to confirm a consent that was requested in their name. */
public interface Confirmations {
  /**
   * Says whether a request could be confirmed by mail, before it is recorded.
   *
   * @param email where the link would go; kept nowhere but in the mail
   * @throws io.placet.gateway.http.ApiException if the draft lacks what the confirmed consent
   *     needs, the address is none, or no mail can leave now
   */
  void check(Draft request, String email);

  /** Mails the link that confirms a recorded request, and has the contact found by the address. */
  CompletableFuture<Void> ask(Draft request, Written recorded, String email);
}
