package io.placet.benchmarks.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.benchmarks.deployment.FloorProcess;
import io.placet.benchmarks.deployment.Shop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Floor: a bare Vert.x server that parses the question, checks its fields by hand, reads one record
 * of the contact from RocksDB and answers whether there is one. No caller, no contract, no log.
 */
final class CheckAndRead {
  /** About what stands for a contact with one consent. */
  private static final int RECORD_BYTES = 100;

  private final RocksDB records;

  private CheckAndRead(RocksDB records) {
    this.records = records;
  }

  /** Serves until the process is ended: folder, number of contacts, event loops. */
  public static void main(String[] arguments) throws RocksDBException {
    RocksDB.loadLibrary();
    RocksDB records = RocksDB.open(new Options().setCreateIfMissing(true), arguments[0]);
    for (int contact = 0; contact < Integer.parseInt(arguments[1]); contact++) {
      if (Questions.isAllowed(contact)) {
        records.put(key("user:" + Shop.user(contact)), new byte[RECORD_BYTES]);
      }
    }
    FloorProcess.serve(new CheckAndRead(records)::answer, Integer.parseInt(arguments[2]));
  }

  static String[] arguments(Path folder, int contacts, int eventLoops) {
    return new String[] {
      folder.toString(), Integer.toString(contacts), Integer.toString(eventLoops)
    };
  }

  private void answer(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    JsonObject question = body.toJsonObject();
    if (!isComplete(question)) {
      request.response().setStatusCode(400).end();
      return;
    }
    try {
      boolean allowed =
          records.get(key(question.getJsonObject("resource").getString("id"))) != null;
      request
          .response()
          .putHeader("Content-Type", "application/json")
          .end(new JsonObject().put("decision", allowed).toBuffer());
    } catch (RocksDBException unreadable) {
      request.response().setStatusCode(500).end();
    }
  }

  private static boolean isComplete(JsonObject question) {
    JsonObject subject = question.getJsonObject("subject");
    JsonObject action = question.getJsonObject("action");
    JsonObject resource = question.getJsonObject("resource");
    return hasText(subject, "type")
        && hasText(subject, "id")
        && hasText(action, "name")
        && hasText(action.getJsonObject("properties"), "purpose")
        && hasText(resource, "type")
        && hasText(resource, "id");
  }

  private static boolean hasText(@org.jspecify.annotations.Nullable JsonObject of, String name) {
    return of != null && of.getValue(name) instanceof String;
  }

  private static byte[] key(String contact) {
    return contact.getBytes(UTF_8);
  }
}
