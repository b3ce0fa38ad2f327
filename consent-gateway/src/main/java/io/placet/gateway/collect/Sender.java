package io.placet.gateway.collect;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Scope;

/** Whose word a message is. */
public enum Sender {
  /** A server of the company, which vouches for what it sends and is told what became of it. */
  SERVER,
  /**
   * Anybody: the key of a page is known to all who read the page. It is told nothing, joins no two
   * customers, and grants for nobody but a visitor.
   */
  BROWSER;

  /** Who sent a request. */
  public static Sender of(ApiRequest request) {
    return request.callerMay(Scope.EVENTS_VOUCH) ? SERVER : BROWSER;
  }
}
