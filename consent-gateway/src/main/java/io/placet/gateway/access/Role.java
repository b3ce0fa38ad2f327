package io.placet.gateway.access;

import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who a caller is, and so what it may do: no more than its work needs. */
public enum Role {
  /** A server that sends events. */
  SENDER(List.of(Scope.EVENTS_WRITE, Scope.EVENTS_VOUCH)),
  /** A page in somebody's browser that sends events; its key is known to everybody. */
  BROWSER(List.of(Scope.EVENTS_WRITE)),
  /** A campaign tool that asks before it sends. */
  TOOL(List.of(Scope.DECIDE, Scope.ATTEMPTS_WRITE, Scope.LINKS_WRITE)),
  /** A collection point that records what a person decided. */
  COLLECTION_POINT(
      List.of(
          Scope.CONSENTS_WRITE, Scope.CONSENTS_AS_PERSON, Scope.FACTS_WRITE, Scope.SHUT_OFFS_READ)),
  /** The data-protection officer. */
  OFFICER(
      List.of(
          Scope.CONSENTS_WRITE,
          Scope.CONSENTS_READ,
          Scope.ATTEMPTS_WRITE,
          Scope.FACTS_WRITE,
          Scope.LINKS_WRITE,
          Scope.CONTACTS_FIND,
          Scope.CONTACTS_ERASE,
          Scope.CONTACTS_EXPORT,
          Scope.REIDENTIFY,
          Scope.EPOCHS_WRITE,
          Scope.DEAD_LETTERS,
          Scope.AUDIT_READ,
          Scope.SHUT_OFFS_READ,
          Scope.DECIDE,
          Scope.DECIDE_EXPLAIN,
          Scope.FLOW_READ,
          Scope.SEGMENTS_READ,
          Scope.MEMBERS_READ,
          Scope.SIZES_EXACT,
          Scope.REGISTER_READ,
          Scope.IMPORTS_WRITE,
          Scope.EXPORTS_READ,
          Scope.EXPORTS_APPROVE,
          Scope.AUDIENCES_READ,
          Scope.AUDIENCES_WRITE,
          Scope.DEBUGGER_READ,
          Scope.DEBUGGER_VALUES,
          Scope.INSIGHTS_READ)),
  /** Who makes segments and scores, and reaches their members where that stands. */
  MARKETER(
      List.of(
          Scope.SEGMENTS_READ,
          Scope.SEGMENTS_WRITE,
          Scope.MEMBERS_READ,
          Scope.FLOW_READ,
          Scope.AUDIENCES_READ,
          Scope.AUDIENCES_WRITE,
          Scope.DEBUGGER_READ,
          Scope.REGISTER_READ,
          Scope.INSIGHTS_READ)),
  /** Who reads released figures, and nothing of anybody. */
  ANALYST(List.of(Scope.INSIGHTS_READ)),
  /** Who runs the system: sees that it works, not who is in it. */
  ADMINISTRATOR(
      List.of(
          Scope.SHUT_OFFS_READ,
          Scope.FLOW_READ,
          Scope.SEGMENTS_READ,
          Scope.SIZES_EXACT,
          Scope.EXPORTS_APPROVE,
          Scope.AUDIENCES_READ,
          Scope.DEBUGGER_READ,
          Scope.WRITE_KEYS_READ,
          Scope.REGISTER_READ));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.copyOf
  private final Set<Scope> scopes;

  Role(List<Scope> scopes) {
    this.scopes = Set.copyOf(scopes);
  }

  /** The role as a caller. */
  Caller caller() {
    return new Caller(name().toLowerCase(Locale.ROOT).replace('_', '-'), scopes);
  }
}
