package io.placet.gateway.define;

import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier.Applied;
import io.placet.gateway.log.LogWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The operations on definitions, by their ids in the contract. */
public final class DefineOperations {
  private final DefinitionBook book;
  private final Language language;
  private final DefinitionWriter writer;
  private final DefinitionJson json;
  private final Facts facts;
  private final AuditTrail audit;
  private final Clock clock;

  /**
   * Over a gateway's parts.
   *
   * @param view of the topic of definitions
   */
  public DefineOperations(
      DefinitionBook book,
      Language language,
      LogWriter log,
      Applied view,
      int partitions,
      Facts facts,
      AuditTrail audit,
      Clock clock) {
    this.book = book;
    this.language = language;
    this.writer = new DefinitionWriter(book, log, view, partitions);
    this.json = new DefinitionJson(language, facts);
    this.facts = facts;
    this.audit = audit;
    this.clock = clock;
  }

  /** By operation id. */
  public Map<String, Operation> operations() {
    Map<String, Operation> operations = new HashMap<>();
    add(operations, Kind.SEGMENT, "Segment");
    add(operations, Kind.SCORE, "Score");
    return operations;
  }

  private void add(Map<String, Operation> operations, Kind kind, String name) {
    ReadDefinitions read = new ReadDefinitions(kind, book, json, facts);
    ChangeDefinitions change =
        new ChangeDefinitions(kind, book, language, writer, json, audit, clock);
    operations.put("list" + name + "s", read::list);
    operations.put("read" + name, read::one);
    operations.put("read" + name + "Progress", read::progress);
    operations.put("create" + name, change::create);
    operations.put("change" + name, change::change);
    operations.put("set" + name + "State", change::setState);
  }
}
