package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.schemas.avro.ScoreValue;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.function.Supplier;

/** Contacts by their score, the highest first, each with what its features contributed. */
record ScoredContacts(ContactRows<ScoreValue> rows, Supplier<Fading> fading)
    implements Listing<ScoreValue> {
  @Override
  public String name() {
    return "contacts";
  }

  @Override
  public Order order(ViewSnapshot at, Definition score) {
    return ByValue.of(rows, at, score.id(), fading.get());
  }

  @Override
  public Function<ScoreValue, JsonObject> told(Definition score) {
    return fading.get()::toJson;
  }
}
