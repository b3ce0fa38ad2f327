package io.placet.gateway;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.Judgement;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audience.change.Belonging;
import io.placet.gateway.audience.change.ChangeFeed;
import io.placet.gateway.audience.change.Naming;
import io.placet.gateway.audience.change.Standings;
import io.placet.gateway.audience.live.StreamChanges;
import io.placet.gateway.audience.webhook.Webhooks;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.erasure.ErasureReceipt;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.FirstGateway;
import io.placet.gateway.log.TopicFollower;
import io.placet.schemas.topic.Topic;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those who follow audiences: receivers of webhooks, and who listens. */
final class FollowerWiring implements AutoCloseable {
  private final Vertx vertx;
  private final FirstGateway first = new FirstGateway();
  private @Nullable Made made;

  /** What is made on the foundation. */
  private record Made(
      Webhooks webhooks,
      StreamChanges live,
      List<TopicFollower> followers,
      Map<String, Operation> operations) {}

  FollowerWiring(Vertx vertx) {
    this.vertx = vertx;
  }

  List<EntryProjection> logReaders() {
    return List.of(first);
  }

  Map<String, Operation> operations(
      Foundation foundation, AudienceWiring.Segments segments, AudienceWiring.Parts audiences) {
    Function<String, Optional<Audience>> told = id -> told(audiences, id);
    Standings standings =
        new Standings(
            foundation.decider,
            audience ->
                new Judgement(
                    audience,
                    audiences.check().purposeOf(audience.source()),
                    foundation.registers.current().exports().validity()),
            new Belonging(
                segments.memberships(),
                new ContactPseudonyms(foundation.vault),
                audiences.lists()));
    Naming naming = new Naming(foundation.contacts, audiences.identifiers());
    ChangeFeed changes = new ChangeFeed(segments.index());
    Supplier<CompletableFuture<Void>> caughtUp =
        () -> foundation.kafka().whenCaughtUp(segments.members());
    Webhooks webhooks = new Webhooks(foundation.store);
    TopicFollower destinations =
        foundation.follow(Topic.DESTINATIONS, webhooks.destinationReader());
    TopicFollower deliveries = foundation.follow(Topic.DELIVERIES, webhooks.deliveryReader());
    TopicFollower disclosures = foundation.follow(Topic.DISCLOSURES, webhooks.disclosureReader());
    webhooks.wire(
        new Webhooks.Parts(
            vertx,
            foundation.config.bootstrapServers(),
            foundation.admin,
            foundation.config.partitions(),
            told,
            standings,
            naming,
            changes,
            caughtUp,
            foundation.log,
            destinations::whenApplied,
            deliveries::whenApplied,
            disclosures::whenApplied,
            foundation.quota,
            foundation.vault.links(),
            foundation.audit,
            () -> first.is(foundation.instance),
            foundation.clock,
            foundation.ids,
            foundation.registry,
            foundation.config.loopbackWebhooks()));
    StreamChanges live =
        new StreamChanges(
            new StreamChanges.Parts(
                told,
                changes,
                standings,
                naming,
                caughtUp,
                () -> foundation.kafka().atEnds(ChangeFeed.TOPICS)));
    Map<String, Operation> operations = new HashMap<>(webhooks.operations());
    operations.put("streamAudienceChanges", live);
    made = new Made(webhooks, live, List.of(destinations, deliveries, disclosures), operations);
    return operations;
  }

  /** Nobody is told of an audience that is archived or does not fit the register. */
  private static Optional<Audience> told(AudienceWiring.Parts audiences, String id) {
    return audiences
        .book()
        .find(id)
        .filter(stored -> !stored.isArchived())
        .map(StoredAudience::audience)
        .filter(audience -> audiences.check().misfit(audience).isEmpty());
  }

  /** The receivers of webhooks that knew an erased contact. */
  List<ErasureReceipt.Receiver> whoKnew(SubjectId erased) {
    return there().webhooks().whoKnew(erased).stream()
        .map(
            knew ->
                new ErasureReceipt.Receiver(
                    knew.destination(), knew.recipient(), knew.toldAt(), knew.cannotBeTold()))
        .toList();
  }

  List<TopicFollower> followers() {
    return there().followers();
  }

  /** Once wired. */
  Webhooks webhooks() {
    return there().webhooks();
  }

  /** Once the views have caught up and this gateway is live. */
  void work() {
    there().webhooks().start();
  }

  private Made there() {
    if (made == null) {
      throw new IllegalStateException("not wired yet");
    }
    return made;
  }

  @Override
  public void close() {
    there().webhooks().close();
    there().live().close();
  }
}
