package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.AskedAddress.Holders;
import io.placet.gateway.log.LogPosition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Finds contacts by their own id or by an address, which travels in the body only. */
public final class FindContacts implements Operation {
  private final AskedAddress addresses;

  public FindContacts(AskedAddress addresses) {
    this.addresses = addresses;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    if (!body.containsKey("id")) {
      List<Alias> aliases = addresses.aliases(body);
      int partition = addresses.partitionOf(aliases);
      return Future.fromCompletionStage(
          addresses.holders(aliases).thenApply(found -> answer(partition, found)));
    }
    if (body.size() > 1) {
      throw ApiException.badRequest("exactly one of id, email and phone is needed");
    }
    ContactId contact = ContactIds.parse(body.getString("id"));
    int partition = addresses.partitionOf(contact);
    return Future.fromCompletionStage(
        addresses.itself(contact).thenApply(found -> answer(partition, found)));
  }

  private static ApiResponse answer(int partition, Holders found) {
    JsonArray contacts = new JsonArray();
    found.contacts().forEach(contact -> contacts.add(contact.toString()));
    LogPosition revision = new LogPosition(partition, found.reached().getOrDefault(partition, 0L));
    return ApiResponse.ok(
        new JsonObject().put("contacts", contacts).put("revision", revision.toString()));
  }
}
