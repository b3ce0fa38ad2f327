package io.placet.gateway.http;

import java.util.Optional;

/** Tells who a request comes from; empty where it is unknown. */
public interface Callers {
  /** From the Authorization header, else from the session cookie. */
  Optional<Caller> callerOf(Optional<String> authorization, Optional<String> session);

  /** From a write key that travels in a body; only senders of events. */
  Optional<Caller> senderOf(String writeKey);
}
