package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Kind;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** What the stream derived of contacts for all definitions of a kind, decoded. */
final class ContactRows<R extends SpecificRecord> {
  private final Kind kind;
  private final Topic topic;
  private final DerivedRows rows;
  private final SingleObject<R> codec;

  private ContactRows(Kind kind, Topic topic, DerivedRows rows, Class<R> form) {
    this.kind = kind;
    this.topic = topic;
    this.rows = rows;
    this.codec = SingleObject.of(form);
  }

  static ContactRows<Membership> memberships(DerivedRows rows) {
    return new ContactRows<>(Kind.SEGMENT, Topic.MEMBERSHIPS, rows, Membership.class);
  }

  static ContactRows<ScoreValue> scores(DerivedRows rows) {
    return new ContactRows<>(Kind.SCORE, Topic.SCORES, rows, ScoreValue.class);
  }

  /** Of what there are rows. */
  Kind kind() {
    return kind;
  }

  /** Where they come from. */
  Topic topic() {
    return topic;
  }

  /** All of them as they are now. */
  ViewSnapshot snapshot() {
    return rows.snapshot();
  }

  /** Pseudonyms with a row of a definition, in order, behind one of them. */
  List<String> holders(ViewSnapshot at, String definition, String after, int limit) {
    return rows.holders(at, definition, after, limit);
  }

  /** How many contacts have a row of a definition. */
  int count(ViewSnapshot at, String definition) {
    return holders(at, definition, "", Integer.MAX_VALUE).size();
  }

  /** Visits all rows of a definition in order of their pseudonyms. */
  void each(ViewSnapshot at, String definition, BiConsumer<String, R> visitor) {
    visit(at, definition, holders(at, definition, "", Integer.MAX_VALUE), visitor);
  }

  /** The rows of some contacts, in their order. */
  Map<String, R> of(ViewSnapshot at, String definition, List<String> pseudonyms) {
    Map<String, R> found = new LinkedHashMap<>();
    visit(at, definition, pseudonyms, found::put);
    return found;
  }

  private void visit(
      ViewSnapshot at, String definition, List<String> pseudonyms, BiConsumer<String, R> visitor) {
    for (String pseudonym : pseudonyms) {
      rows.find(at, pseudonym, definition)
          .ifPresent(row -> visitor.accept(pseudonym, codec.decode(row)));
    }
  }

  /** Visits what a contact has now, by the id of the definition. */
  void ofContact(String pseudonym, BiConsumer<String, R> visitor) {
    rows.ofContact(pseudonym, (definition, row) -> visitor.accept(definition, codec.decode(row)));
  }

  /** Whether a contact has a row of a definition now. */
  boolean has(String pseudonym, String definition) {
    return rows.find(pseudonym, definition).isPresent();
  }
}
