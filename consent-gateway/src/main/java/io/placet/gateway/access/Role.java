package io.placet.gateway.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Who a caller is, and so what it may do: no more than its work needs. */
public enum Role {
  /** A sender of events. */
  SENDER(EnumSet.of(Scope.EVENTS_WRITE)),
  /** A campaign tool that asks before it sends. */
  TOOL(EnumSet.of(Scope.DECIDE)),
  /** A collection point that records what a person decided. */
  COLLECTION_POINT(EnumSet.of(Scope.CONSENTS_WRITE, Scope.SHUT_OFFS_READ)),
  /** The data-protection officer. */
  OFFICER(
      EnumSet.of(
          Scope.CONSENTS_WRITE,
          Scope.CONSENTS_READ,
          Scope.CONTACTS_FIND,
          Scope.SHUT_OFFS_READ,
          Scope.DECIDE,
          Scope.DECIDE_EXPLAIN,
          Scope.FLOW_READ,
          Scope.SEGMENTS_READ,
          Scope.REGISTER_READ)),
  /** Who runs the system: sees that it works, not who is in it. */
  ADMINISTRATOR(EnumSet.of(Scope.SHUT_OFFS_READ, Scope.FLOW_READ, Scope.SEGMENTS_READ, Scope.REGISTER_READ));

  private final EnumSet<Scope> scopes;

  Role(EnumSet<Scope> scopes) {
    this.scopes = scopes;
  }

  public Set<Scope> scopes() {
    return Collections.unmodifiableSet(scopes);
  }

  public boolean may(Scope scope) {
    return scope == Scope.PUBLIC || scope == Scope.SESSION || scopes.contains(scope);
  }

  /** As it appears on the wire and in records. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
