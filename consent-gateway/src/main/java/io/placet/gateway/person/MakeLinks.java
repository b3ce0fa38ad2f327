package io.placet.gateway.person;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.ContactIds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a tool what it puts into a message: a link and headers that can only withdraw. */
final class MakeLinks implements Operation {
  private final Frame frame;
  private final LinkTokens tokens;

  MakeLinks(Frame frame, LinkTokens tokens) {
    this.frame = frame;
    this.tokens = tokens;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    JsonObject body = request.json();
    ConsentKey key =
        new ConsentKey(body.getString("purpose"), Optional.ofNullable(body.getString("channel")));
    requireClosable(frame.register(), key);
    String url =
        frame
            .address()
            .url(
                "/p/u/"
                    + tokens.seal(
                        new Link.Withdraw(ContactIds.parse(request.pathParameter("id")), key)));
    return Future.succeededFuture(
        ApiResponse.ok(
            new JsonObject()
                .put("withdraw", url)
                .put(
                    "headers",
                    new JsonObject()
                        .put("List-Unsubscribe", "<" + url + ">")
                        .put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))));
  }

  private static void requireClosable(Register register, ConsentKey key) {
    Optional<Purpose> purpose = register.purpose(key.purpose());
    if (purpose.filter(Closing::canClose).isEmpty()) {
      throw ApiException.badRequest(
          "purpose: one that can be withdrawn from: "
              + Closing.everything(register).stream()
                  .map(ConsentKey::purpose)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    if (!purpose.get().isAskedOn(key.channel())) {
      throw ApiException.badRequest(
          "channel: allowed for "
              + key.purpose()
              + ": "
              + (purpose.get().channels().isEmpty()
                  ? "none, leave it out"
                  : purpose.get().channels().stream().sorted().collect(Collectors.joining(", "))));
    }
  }
}
