package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.Membership;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The members of a segment: since when they are in it, and why they entered. */
record Members(ContactRows<Membership> rows, Function<Definition, WordsOfVersions> wordsOf)
    implements Listing<Membership> {
  @Override
  public String name() {
    return "members";
  }

  @Override
  public Order order(ViewSnapshot at, Definition segment) {
    return ByPseudonym.of(rows, at, segment.id());
  }

  @Override
  public Function<Membership, JsonObject> told(Definition segment) {
    WordsOfVersions words = wordsOf.apply(segment);
    return membership -> toJson(membership, words);
  }

  /** As the contract shows it, without whose and of what. */
  static JsonObject toJson(Membership membership, WordsOfVersions words) {
    int version = membership.getVersion();
    return new JsonObject()
        .put("since", membership.getSince().toString())
        .put("version", version)
        .put("reasons", Leaves.stored(membership.getLeaves(), words.of(version)));
  }
}
