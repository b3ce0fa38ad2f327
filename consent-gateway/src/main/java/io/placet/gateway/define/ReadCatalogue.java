package io.placet.gateway.define;

import io.placet.domain.register.Register;
import io.placet.gateway.definition.Language;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.schemas.definition.CatalogueJson;
import io.placet.schemas.definition.DefinitionException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** What the rules of a purpose can name, so that a page offers nothing that would be refused. */
public final class ReadCatalogue implements Operation {
  private final Language language;
  private final Supplier<Register> register;

  public ReadCatalogue(Language language, Supplier<Register> register) {
    this.language = language;
    this.register = register;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String purpose = request.queryParameter("purpose").orElse("");
    try {
      return Future.succeededFuture(
          ApiResponse.ok(
              new JsonObject(CatalogueJson.of(register.get(), purpose, language.known()))));
    } catch (DefinitionException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }
}
