package io.placet.gateway.identity;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogPosition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Finds contacts by their own id or by an address, which travels in the body only. */
public final class FindContacts implements Operation {
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;

  public FindContacts(Identities identities, Barrier barrier, ContactView view) {
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    if (body.containsKey("id")) {
      ContactId contact = ContactIds.parse(body.getString("id"));
      SubjectId subject = identities.subjectOf(contact);
      return after(
          identities.partitionOf(subject),
          () -> view.records(subject).isEmpty() ? List.of() : List.of(contact));
    }
    Alias alias = alias(body);
    return after(identities.partitionOf(alias), () -> view.contactsOf(alias));
  }

  private Alias alias(JsonObject body) {
    try {
      return body.containsKey("email")
          ? identities.email(body.getString("email"))
          : identities.phone(body.getString("phone"));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private Future<ApiResponse> after(int partition, Supplier<List<ContactId>> read) {
    return Future.fromCompletionStage(
        barrier
            .await(Set.of(partition))
            .thenApply(reached -> answer(partition, reached, read.get())));
  }

  private static ApiResponse answer(
      int partition, Map<Integer, Long> reached, List<ContactId> found) {
    JsonArray contacts = new JsonArray();
    found.forEach(contact -> contacts.add(contact.toString()));
    LogPosition revision = new LogPosition(partition, reached.getOrDefault(partition, 0L));
    return ApiResponse.ok(
        new JsonObject().put("contacts", contacts).put("revision", revision.toString()));
  }
}
