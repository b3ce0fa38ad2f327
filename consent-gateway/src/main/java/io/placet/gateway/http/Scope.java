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
  /**
   * Vouches for the events that it sends: is told what became of each, and may link and grant for
   * whomever they name. A key that everybody knows has it not.
   */
  EVENTS_VOUCH("events:vouch"),
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
  /** Erases a contact, which nothing undoes. */
  CONTACTS_ERASE("contacts:erase"),
  /** Reads all that is held of a contact. */
  CONTACTS_EXPORT("contacts:export"),
  /** Leads a pseudonym back to its contact. */
  REIDENTIFY("pseudonyms:reidentify"),
  /** Begins and ends epochs of pseudonyms. */
  EPOCHS_WRITE("pseudonyms:rotate"),
  /** Reads and replays what did not fit its declaration. */
  DEAD_LETTERS("dead-letters:read"),
  /** Reads who did what. */
  AUDIT_READ("audit:read"),
  SHUT_OFFS_READ("shut-offs:read"),
  DECIDE("decide"),
  DECIDE_EXPLAIN("decide:explain"),
  FLOW_READ("flow:read"),
  SEGMENTS_READ("segments:read"),
  /** Makes and changes segments and scores, and asks what a rule would pick. */
  SEGMENTS_WRITE("segments:write"),
  /** Sees who is in a segment and which score a contact has. */
  MEMBERS_READ("members:read"),
  /** Sees how many there are also where they are fewer than 10. */
  SIZES_EXACT("sizes:exact"),
  REGISTER_READ("register:read"),
  /** Imports contacts and consents, and reads how that went. */
  IMPORTS_WRITE("imports:write"),
  /** Takes the contacts that a recipient may have. */
  EXPORTS_READ("exports:read"),
  /** Lets an export above the quota go out; never one that the same caller asked for. */
  EXPORTS_APPROVE("exports:approve"),
  /** Sees audiences, their exports and destinations, and what was refused. */
  AUDIENCES_READ("audiences:read"),
  /** Makes audiences and destinations, uploads lists, asks for exports. */
  AUDIENCES_WRITE("audiences:write"),
  /** Watches what becomes of events as they come in, without their values. */
  DEBUGGER_READ("debugger:read"),
  /** Sees the values of events that it watches. */
  DEBUGGER_VALUES("debugger:values"),
  /** Sees the write keys that sites and servers send with. */
  WRITE_KEYS_READ("write-keys:read"),
  /** Reads released figures, which the dashboards tell. */
  INSIGHTS_READ("insights:read");

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
