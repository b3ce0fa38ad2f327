package io.placet.gateway.pseudonym;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.gateway.audit.AuditTrail;
import io.placet.gateway.audit.AuditTrail.Action;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.TopicScans;
import io.placet.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads a pseudonym back to its contact (GDPR Article 4(5): by additional information that is kept
 * apart). It cannot be reversed, so those of all contacts are made and compared. That somebody
 * asked is in the audit trail before the answer is given, also where there is none.
 */
public final class Reidentify implements Operation {
  private static final Pattern FORM = Pattern.compile("([a-z-]+)\\.([1-9][0-9]{0,5})\\.[\\w-]{22}");

  private final Vault vault;
  private final Identities identities;
  private final Barrier barrier;
  private final ContactView view;
  private final AuditTrail audit;
  private final TopicScans scans;

  public Reidentify(
      Vault vault,
      Identities identities,
      Barrier barrier,
      ContactView view,
      AuditTrail audit,
      TopicScans scans) {
    this.vault = vault;
    this.identities = identities;
    this.barrier = barrier;
    this.view = view;
    this.audit = audit;
    this.scans = scans;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String pseudonym = request.json().getString("pseudonym");
    String reason = request.json().getString("reason");
    Pseudonyms pseudonyms = pseudonymsOf(pseudonym);
    String actor = request.caller().orElseThrow().name();
    return Future.fromCompletionStage(
        barrier
            .await(identities.allPartitions())
            .thenCompose(reached -> scans.ask(() -> find(pseudonym, pseudonyms)))
            .thenCompose(
                subject ->
                    audit
                        .note(actor, Action.REIDENTIFIED, subject, Optional.of(reason), 1)
                        .thenApply(noted -> answer(subject, pseudonyms))));
  }

  private Pseudonyms pseudonymsOf(String pseudonym) {
    Matcher form = FORM.matcher(pseudonym);
    if (!form.matches()) {
      throw ApiException.badRequest(
          "pseudonym: domain.epoch.value, such as analytics.1. and 22 characters");
    }
    try {
      return vault.pseudonyms(form.group(1), Integer.parseInt(form.group(2)));
    } catch (IllegalArgumentException unknown) {
      throw ApiException.notFound("no key of this domain and epoch (any more)");
    }
  }

  private Optional<SubjectId> find(String pseudonym, Pseudonyms pseudonyms) {
    SubjectId[] found = {null};
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          if (pseudonyms.ofSubject(subject).equals(pseudonym)) {
            found[0] = subject;
          }
          return found[0] == null;
        });
    return Optional.ofNullable(found[0]);
  }

  private ApiResponse answer(Optional<SubjectId> subject, Pseudonyms pseudonyms) {
    ContactId contact =
        subject
            .flatMap(view::contactOf)
            .orElseThrow(() -> ApiException.notFound("no contact has this pseudonym"));
    return ApiResponse.ok(
        new JsonObject().put("contact", contact.toString()).put("epoch", pseudonyms.epoch()));
  }
}
