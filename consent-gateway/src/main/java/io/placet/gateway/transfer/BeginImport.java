package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Format;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Begins an import; the same words again find the same import. */
public final class BeginImport implements Operation {
  private static final int MAX_TEXT = 200;
  private static final Set<Column> OF_EACH_LINE =
      Set.of(Column.CONTACT, Column.EMAIL, Column.PHONE, Column.BIRTH_DATE);

  private final Imports imports;
  private final Clock clock;
  private final Supplier<UUID> ids;

  BeginImport(Imports imports, Clock clock, Supplier<UUID> ids) {
    this.imports = imports;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    ImportSpec spec =
        new ImportSpec(
            body.getString("name", ids.get().toString()),
            Format.of(body.getString("format")),
            body.getBoolean("dryRun", false),
            mapping(body.getJsonObject("mapping", new JsonObject())),
            defaults(body.getJsonObject("defaults", new JsonObject())),
            request.caller().orElseThrow().name(),
            clock.instant());
    return Future.succeededFuture(ApiResponse.created(imports.begin(spec).toJson()));
  }

  private static Map<String, String> mapping(JsonObject given) {
    Map<String, String> mapping = ImportJson.texts(given);
    if (!mapping.values().stream().allMatch(name -> Column.of(name).isPresent())) {
      throw ApiException.badRequest("mapping: from names of the file to " + Column.allowed());
    }
    return mapping;
  }

  private static Map<Column, String> defaults(JsonObject given) {
    Map<Column, String> defaults = new EnumMap<>(Column.class);
    ImportJson.texts(given)
        .forEach(
            (name, value) -> {
              Column column =
                  Column.of(name)
                      .filter(known -> !OF_EACH_LINE.contains(known))
                      .orElseThrow(
                          () ->
                              ApiException.badRequest(
                                  "defaults: allowed are "
                                      + Column.allowed()
                                      + ", but not contact, email, phone, birthDate"));
              if (value.length() > MAX_TEXT) {
                throw ApiException.badRequest("defaults: at most " + MAX_TEXT + " characters");
              }
              defaults.put(column, value);
            });
    return defaults;
  }
}
