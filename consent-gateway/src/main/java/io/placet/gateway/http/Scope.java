package io.placet.gateway.http;

import java.util.Arrays;
import java.util.Optional;

/** What an operation needs of its caller; the contract names one for each operation. */
public enum Scope {
  /** Nothing. */
  PUBLIC("public"),
  /** Any caller that is known. */
  SESSION("session"),
  EVENTS_WRITE("events:write"),
  CONSENTS_WRITE("consents:write"),
  /** Records what the person decided at a collection point, which may lift a refusal. */
  CONSENTS_AS_PERSON("consents:as-person"),
  CONSENTS_READ("consents:read"),
  /** Says that a contact was tried, which the register's limits count. */
  ATTEMPTS_WRITE("attempts:write"),
  /** Says what is known of a contact that rules ask for. */
  FACTS_WRITE("facts:write"),
  /** Makes links for messages, which can only withdraw. */
  LINKS_WRITE("links:write"),
  CONTACTS_FIND("contacts:find"),
  SHUT_OFFS_READ("shut-offs:read"),
  DECIDE("decide"),
  DECIDE_EXPLAIN("decide:explain"),
  FLOW_READ("flow:read"),
  SEGMENTS_READ("segments:read"),
  REGISTER_READ("register:read");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<Scope> ofWireName(String name) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(name)).findFirst();
  }
}
