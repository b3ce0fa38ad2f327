package io.placet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.log.Room;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Callers NOBODY =
      new Callers() {
        @Override
        public Optional<Caller> callerOf(Optional<String> authorization, Optional<String> session) {
          return Optional.empty();
        }

        @Override
        public Optional<Caller> senderOf(String writeKey) {
          return Optional.empty();
        }
      };

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  void everyOperationDeclaresAScope() {
    assertThat(await(Contract.load(VERTX)).operations())
        .isNotEmpty()
        .allSatisfy(operation -> assertThat(Contract.scopeOf(operation)).isNotNull());
  }

  @Test
  void anOperationWithoutScopeDoesNotLoad() {
    JsonObject copy = Contract.published();
    copy.getJsonObject("paths").getJsonObject("/v1/flow").getJsonObject("get").remove("x-scope");

    assertThatThrownBy(() -> await(Contract.load(VERTX, copy)))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("readFlow")
        .hasMessageContaining("x-scope");
  }

  @Test
  void anOperationWithoutHandlerDoesNotStart() {
    Map<String, io.placet.gateway.http.Operation> handlers = handlersOfAll();
    handlers.remove("readFlow");

    assertThatThrownBy(() -> router().router(VERTX, handlers))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("readFlow has no handler");
  }

  @Test
  void aHandlerWithoutOperationDoesNotStart() {
    Map<String, io.placet.gateway.http.Operation> handlers = handlersOfAll();
    handlers.put("forgotten", request -> Future.failedFuture("never asked"));

    assertThatThrownBy(() -> router().router(VERTX, handlers))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("forgotten has no operation");
  }

  @Test
  void theOperationsThatAreAskedMostAreCheckedWithoutTheGeneralValidator() {
    OpenAPIContract contract = await(Contract.load(VERTX));

    for (String asked :
        List.of(
            "evaluate",
            "evaluateAll",
            "recordConsent",
            "readConsents",
            "findContacts",
            "readShutOff")) {
      assertThat(PlainOperation.of(contract, contract.operation(asked))).as(asked).isPresent();
    }
  }

  /** The general validator's words say neither the field nor what is allowed. */
  @Test
  void noJsonBodyIsLeftToTheGeneralValidator() {
    OpenAPIContract contract = await(Contract.load(VERTX));

    assertThat(contract.operations())
        .filteredOn(
            operation ->
                // reads its body itself, in three forms of which one may be empty
                !operation.getOperationId().equals("collectCloudEvents")
                    && operation.getRequestBody() != null
                    && operation.getRequestBody().getContent().containsKey("application/json"))
        .isNotEmpty()
        .allSatisfy(
            operation ->
                assertThat(PlainOperation.of(contract, operation))
                    .as(operation.getOperationId())
                    .isPresent());
  }

  @Test
  void aPlainRequestNeedsItsContentType() {
    OpenAPIContract contract = await(Contract.load(VERTX));
    PlainOperation find =
        PlainOperation.of(contract, contract.operation("findContacts")).orElseThrow();
    Buffer body = Buffer.buffer("{\"id\":\"user:1\"}");

    assertThat(find.check(Map.of(), Map.of(), "application/json; charset=utf-8", body)).isPresent();
    for (String other : List.of("text/plain", "")) {
      assertThatThrownBy(() -> find.check(Map.of(), Map.of(), other, body))
          .isInstanceOf(ApiException.class);
    }
    assertThatThrownBy(() -> find.check(Map.of(), Map.of(), null, body))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void anOperationWithOtherParametersIsLeftToTheGeneralValidator() {
    JsonObject copy = Contract.published();
    copy.getJsonObject("paths")
        .getJsonObject("/v1/flow")
        .getJsonObject("get")
        .put(
            "parameters",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("name", "day")
                        .put("in", "query")
                        .put("schema", new JsonObject().put("type", "number"))));
    OpenAPIContract contract = await(Contract.load(VERTX, copy));

    assertThat(PlainOperation.of(contract, contract.operation("readFlow"))).isEmpty();
    assertThat(PlainOperation.of(contract, contract.operation("readSession"))).isPresent();
  }

  private static ApiRouter router() {
    return new ApiRouter(VERTX, await(Contract.load(VERTX)), NOBODY, Set.of(), Room.UNWATCHED);
  }

  private static Map<String, io.placet.gateway.http.Operation> handlersOfAll() {
    OpenAPIContract contract = await(Contract.load(VERTX));
    return contract.operations().stream()
        .map(Operation::getOperationId)
        .collect(Collectors.toMap(id -> id, id -> request -> Future.failedFuture("never asked")));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
