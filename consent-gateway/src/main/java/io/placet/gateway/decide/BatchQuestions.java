package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.LogPosition;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the items of one batch. What an item names replaces what the batch names, as a whole; only
 * a type, id or name that it leaves out is the batch's. What the batch says for all its items is
 * read once. Safe for use by several threads.
 */
final class BatchQuestions {
  private final Questions questions;
  private final JsonObject batch;
  private final Supplier<Optional<String>> sharedProcessor;
  private final Supplier<ConsentKey> sharedKey;
  private final Supplier<Optional<LogPosition>> sharedLeast;

  BatchQuestions(Questions questions, JsonObject batch) {
    this.questions = questions;
    this.batch = batch;
    this.sharedProcessor = once(() -> Questions.asker(batch));
    this.sharedKey = once(() -> Questions.asked(Questions.object(batch, Questions.ACTION)));
    this.sharedLeast = once(() -> Questions.leastRevision(batch));
  }

  /**
   * Reads an item.
   *
   * @throws ApiException with what is missing or allowed
   */
  Question read(JsonObject item) {
    Optional<String> processor =
        names(item, Questions.SUBJECT)
            ? Questions.processor(merged(item, Questions.SUBJECT, "type", "id"))
            : sharedProcessor.get();
    ConsentKey key =
        names(item, Questions.ACTION)
            ? Questions.asked(merged(item, Questions.ACTION, "name"))
            : sharedKey.get();
    JsonObject resource =
        names(item, Questions.RESOURCE)
            ? merged(item, Questions.RESOURCE, "type", "id")
            : Questions.object(batch, Questions.RESOURCE);
    boolean hasContext = item.containsKey(Questions.CONTEXT);
    return new Question(
        questions.subject(resource),
        key,
        processor,
        hasContext ? Questions.leastRevision(item) : sharedLeast.get(),
        !hasContext);
  }

  private static boolean names(JsonObject item, String entity) {
    return item.getValue(entity) != null;
  }

  private JsonObject merged(JsonObject item, String entity, String... keys) {
    JsonObject own = Questions.object(item, entity);
    if (!(batch.getValue(entity) instanceof JsonObject shared)) {
      return own;
    }
    List<String> lacking =
        Stream.of(keys).filter(key -> !own.containsKey(key) && shared.containsKey(key)).toList();
    if (lacking.isEmpty()) {
      return own;
    }
    JsonObject whole = own.copy();
    lacking.forEach(key -> whole.put(key, shared.getValue(key)));
    return whole;
  }

  /** What cannot be read is told to each item that needs it. */
  private static <T> Supplier<T> once(Supplier<T> reader) {
    try {
      T read = reader.get();
      return () -> read;
    } catch (ApiException wrong) {
      return () -> {
        throw wrong;
      };
    }
  }
}
