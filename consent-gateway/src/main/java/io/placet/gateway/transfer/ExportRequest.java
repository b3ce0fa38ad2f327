package io.placet.gateway.transfer;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.gateway.audit.StatedReason;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Format;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an export asks for, as the register allows it (GDPR Articles 28, 30, 44 to 46).
 *
 * @param recipient of the register, or {@code controller}
 * @param keys that it is about; never empty
 * @param all whether those are named too who may not be reached
 * @param reason for the audit log
 */
record ExportRequest(
    Format format, String recipient, List<ConsentKey> keys, boolean all, String reason) {
  static final String CONTROLLER = "controller";

  ExportRequest {
    keys = List.copyOf(keys);
  }

  static ExportRequest read(ApiRequest request, Register register) {
    Optional<String> purpose = request.queryParameter("purpose");
    Optional<String> channel = request.queryParameter("channel");
    purpose.ifPresent(id -> requireDeclared(id, register));
    String recipient = request.queryParameter("recipient").orElseThrow();
    boolean all = request.queryParameter("rows").filter("all"::equals).isPresent();
    requireMayReceive(recipient, purpose, all, register);
    List<ConsentKey> keys =
        register
            .keys()
            .filter(key -> purpose.map(key.purpose()::equals).orElse(true))
            .filter(key -> channel.isEmpty() || key.channel().equals(channel))
            .toList();
    if (keys.isEmpty()) {
      throw ApiException.badRequest(
          "channel: allowed: "
              + register
                  .keys()
                  .filter(key -> purpose.map(key.purpose()::equals).orElse(true))
                  .flatMap(key -> key.channel().stream())
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    return new ExportRequest(
        request.queryParameter("format").map(Format::of).orElse(Format.CSV),
        recipient,
        keys,
        all,
        StatedReason.of(request.queryParameter("reason").orElseThrow()));
  }

  private static void requireDeclared(String purpose, Register register) {
    if (register.purpose(purpose).isEmpty()) {
      throw ApiException.badRequest(
          "purpose: not declared in the register; declared: "
              + register.purposes().stream().map(Purpose::id).collect(Collectors.joining(", ")));
    }
  }

  private static void requireMayReceive(
      String id, Optional<String> purpose, boolean all, Register register) {
    if (id.equals(CONTROLLER)) {
      return;
    }
    Recipient recipient =
        register.recipients().stream()
            .filter(declared -> declared.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "recipient: not declared in the register; declared: "
                            + recipients(register)));
    if (purpose.filter(recipient.purposes()::contains).isEmpty()) {
      throw ApiException.badRequest(
          "purpose: "
              + id
              + " may receive data for one of: "
              + String.join(", ", new TreeSet<>(recipient.purposes())));
    }
    if (all) {
      throw ApiException.badRequest(
          "rows: " + id + " may have those only who may be reached: allowed");
    }
  }

  private static String recipients(Register register) {
    return Stream.concat(Stream.of(CONTROLLER), register.recipients().stream().map(Recipient::id))
        .collect(Collectors.joining(", "));
  }
}
