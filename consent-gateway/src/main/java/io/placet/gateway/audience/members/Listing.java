package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.log.ViewSnapshot;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What a list of contacts says that no other does. */
interface Listing<R extends SpecificRecord> {
  /** Whose are listed. */
  ContactRows<R> rows();

  /** What the contract calls them. */
  String name();

  /** In which order they come. */
  Order order(ViewSnapshot at, Definition definition);

  /** What is told of each besides who it is; made once for an answer. */
  Function<R, JsonObject> told(Definition definition);
}
