package io.placet.gateway.consent;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Operation;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.http.Scope;
import io.placet.gateway.identity.AskedAddress;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.record.RecordWriter.Written;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Withdraws by an address, for every contact that has it: the person need not know how the company
 * names them, nor how often. First a barrier on the address's partition says who has it, then each
 * of them gets its records.
 *
 * <p>Whoever may not find contacts learns nothing but that it is done, the same whether none, one
 * or several have the address: the number of records, and receipts too, would tell.
 */
public final class WithdrawByAddress implements Operation {
  private static final String METHOD = "by-address";

  /** Stands in where a draft is checked before it is known whom it is about. */
  private static final ContactId ANYBODY = ContactId.user("anybody");

  private final Supplier<Register> register;
  private final AskedAddress addresses;
  private final RecordWriter records;

  public WithdrawByAddress(
      Supplier<Register> register, AskedAddress addresses, RecordWriter records) {
    this.register = register;
    this.addresses = addresses;
    this.records = records;
  }

  private record OfContact(ContactId contact, List<Draft> drafts, List<Written> written) {}

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    Caller caller = request.caller().orElseThrow();
    ConsentState state = ConsentState.valueOf(body.getString("state", "WITHDRAWN"));
    List<Alias> aliases = addresses.aliases(body);
    List<ConsentKey> keys = keys(body);
    // whoever has the address or not, the same requests are refused
    drafts(ANYBODY, keys, state, caller).forEach(records::check);
    return Future.fromCompletionStage(
        addresses
            .holders(aliases)
            .thenCompose(
                holders ->
                    write(
                        holders.contacts().stream()
                            .map(contact -> drafts(contact, keys, state, caller))
                            .toList()))
            .thenApply(done -> answer(request, done)));
  }

  private static List<Draft> drafts(
      ContactId contact, List<ConsentKey> keys, ConsentState state, Caller caller) {
    Actor actor = RecordConsent.actorOf(caller);
    return keys.stream()
        .map(
            key ->
                Draft.of(contact, key, state, actor, caller.name())
                    .method(Optional.of(METHOD))
                    .build())
        .toList();
  }

  /** One contact after the other: how many have an address is not bounded. */
  private CompletableFuture<List<OfContact>> write(List<List<Draft>> ofContacts) {
    List<OfContact> done = new ArrayList<>();
    CompletableFuture<List<OfContact>> all = CompletableFuture.completedFuture(done);
    for (List<Draft> drafts : ofContacts) {
      all =
          all.thenCompose(
              none ->
                  records
                      .writeAll(drafts)
                      .thenApply(
                          written -> {
                            done.add(new OfContact(drafts.get(0).contact(), drafts, written));
                            return done;
                          }));
    }
    return all;
  }

  /** What it is about; where nothing is said, all that rests on consent. */
  private List<ConsentKey> keys(JsonObject body) {
    Optional<String> purpose = Optional.ofNullable(body.getString("purpose"));
    Optional<String> channel = Optional.ofNullable(body.getString("channel"));
    if (purpose.isPresent() && channel.isPresent()) {
      return List.of(new ConsentKey(purpose.get(), channel));
    }
    List<ConsentKey> keys =
        register
            .get()
            .keys()
            .filter(key -> purpose.map(key.purpose()::equals).orElseGet(() -> needsConsent(key)))
            .filter(key -> channel.isEmpty() || channel.equals(key.channel()))
            .toList();
    if (keys.isEmpty()) {
      throw new RefusedException(
          "purpose, channel: the register declares none such; purposes: "
              + String.join(", ", register.get().purposes().stream().map(Purpose::id).toList()));
    }
    return keys;
  }

  private boolean needsConsent(ConsentKey key) {
    return register
        .get()
        .purpose(key.purpose())
        .map(purpose -> purpose.basis() == LegalBasis.CONSENT)
        .orElse(false);
  }

  private static ApiResponse answer(ApiRequest request, List<OfContact> done) {
    JsonObject body = new JsonObject().put("accepted", true);
    if (request.callerMay(Scope.CONTACTS_FIND)) {
      JsonArray contacts = new JsonArray();
      boolean named = request.callerMay(Scope.CONSENTS_READ);
      done.forEach(one -> contacts.add(toJson(one, named)));
      body.put("contacts", contacts);
    }
    return ApiResponse.ok(body);
  }

  private static JsonObject toJson(OfContact one, boolean named) {
    JsonArray list = new JsonArray();
    for (int i = 0; i < one.written().size(); i++) {
      Written written = one.written().get(i);
      ConsentKey key = one.drafts().get(i).key();
      JsonObject json =
          new JsonObject()
              .put("record", written.recordId())
              .put("purpose", key.purpose())
              .put("revision", written.revision().toString());
      key.channel().ifPresent(channel -> json.put("channel", channel));
      written.shutOff().ifPresent(path -> json.put("shutOff", path));
      list.add(json);
    }
    JsonObject json = new JsonObject().put("records", list);
    return named ? json.put("contact", one.contact().toString()) : json;
  }
}
