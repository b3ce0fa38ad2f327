package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What tests of those who follow an audience share. */
abstract class FollowedAudiences extends AudiencesAtTheGateway {
  FollowedAudiences(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  /** An audience of a segment of the same name, for the newsletter. */
  void audience(String id) {
    created(id);
    createdAudience(audience(id, id));
  }

  JsonObject destination(String audience, WebhookReceiver receiver) {
    Answer answer =
        marketer().post("/v1/audiences/" + audience + "/destinations", request(receiver));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  static JsonObject request(WebhookReceiver receiver) {
    return new JsonObject().put("url", receiver.url()).put("reason", "weekly newsletter");
  }

  /** A contact for whom profiling and the newsletter stand. */
  void reachable(String user) {
    subscribed(user);
  }

  void newsletter(String user, String state) {
    Answer answer =
        gateway
            .collectionPoint()
            .post(
                Consents.path(user),
                state.equals("GIVEN") ? Consents.newsletter() : Consents.noNewsletter(state));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  /** The stream says that a contact entered a segment. */
  void enters(String user, String segment) {
    isIn(user, segment);
    changes(user, segment, ChangeKind.ENTERED);
  }

  void leaves(String user, String segment) {
    isNoLongerIn(user, segment);
    changes(user, segment, ChangeKind.EXITED);
  }

  private void changes(String user, String segment, ChangeKind kind) {
    SegmentChange change =
        new SegmentChange(
            pseudonym(user), segment, 1, kind, ChangeReason.RULE, Instant.now(), "0@1", List.of());
    log.append(
        Topic.SEGMENT_CHANGES,
        Keys.partitionOf(pseudonym(user), RunningGateway.PARTITIONS),
        Keys.membership(pseudonym(user), segment),
        SingleObject.of(SegmentChange.class).encode(change));
  }
}
