package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.WebhookReceiver.Got;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers are told of entries and exits, signed, again and again, and never of who withdrew. */
class WebhooksTest extends FollowedAudiences {
  private WebhookReceiver receiver = new WebhookReceiver();
  private CountDownLatch over = new CountDownLatch(1);

  WebhooksTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @AfterEach
  void begin() {
    over.countDown();
    receiver.close();
    over = new CountDownLatch(1);
    receiver = new WebhookReceiver();
  }

  @AfterAll
  void close() {
    receiver.close();
  }

  @Test
  void whoEntersAndLeavesIsToldSigned() throws Exception {
    audience("told");
    JsonObject destination = destination("told", receiver);
    reachable("told-1");

    enters("told-1", "told");

    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    Got entry = receiver.got().get(0);
    assertThat(entry.type()).isEqualTo("audience.entered");
    assertThat(entry.contact()).isEqualTo("user:told-1");
    assertThat(entry.signature()).isEqualTo("v1," + signed(destination.getString("secret"), entry));

    leaves("told-1", "told");

    Eventually.holds("the exit", () -> receiver.got().size() == 2);
    assertThat(receiver.got().get(1).type()).isEqualTo("audience.left");
    assertThat(receiver.got().get(1).json().getJsonObject("data").getString("member"))
        .isEqualTo(entry.json().getJsonObject("data").getString("member"));
  }

  @Test
  void whoWithdrawsIsToldAsGoneAndWhoConsentsAsEntered() {
    audience("consents");
    destination("consents", receiver);
    profiled("consents-1");
    enters("consents-1", "consents");

    newsletter("consents-1", "GIVEN");

    Eventually.holds(
        "the entry", () -> receiver.told().contains("audience.entered user:consents-1"));

    newsletter("consents-1", "WITHDRAWN");

    Eventually.holds("the exit", () -> receiver.told().contains("audience.left user:consents-1"));
    assertThat(receiver.got()).hasSize(2);
  }

  @Test
  void whatIsNotTakenIsTriedAgainUnderTheSameId() {
    audience("again");
    AtomicInteger refusals = new AtomicInteger(2);
    receiver.answers(got -> refusals.getAndDecrement() > 0 ? 503 : 200);
    destination("again", receiver);
    reachable("again-1");

    enters("again-1", "again");

    Eventually.holds("three attempts", () -> receiver.got().size() == 3);
    assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
    Eventually.holdsOn("no further attempt", () -> receiver.got().size() == 3);
  }

  @Test
  void whoWithdrawsWhileTheMessageWaitsIsNotToldAsEntered() {
    audience("waiting");
    receiver.answers(got -> 503);
    destination("waiting", receiver);
    reachable("waiting-1");
    enters("waiting-1", "waiting");
    Eventually.holds("an attempt", () -> !receiver.got().isEmpty());

    newsletter("waiting-1", "WITHDRAWN");
    int before = receiver.got().size();
    receiver.answers(got -> 200);
    reachable("waiting-2");
    enters("waiting-2", "waiting");

    Eventually.holds(
        "another is told", () -> receiver.told().contains("audience.entered user:waiting-2"));
    // the attempts before may have been read, so it is told that the contact is gone
    assertThat(receiver.told().subList(before, receiver.told().size()))
        .filteredOn(message -> message.endsWith("user:waiting-1"))
        .containsOnly("audience.left user:waiting-1");
  }

  @Test
  void aReceiverThatHangsHoldsNoOtherUp() {
    audience("hanging");
    receiver.answers(
        got -> {
          awaitQuietly(over);
          return 200;
        });
    destination("hanging", receiver);
    reachable("hanging-1");
    try (WebhookReceiver other = new WebhookReceiver()) {
      destination("hanging", other);

      enters("hanging-1", "hanging");

      Eventually.holds("the other is told", () -> other.got().size() == 1);
    }
  }

  @Test
  void whatHappenedSinceIsToldAnew() {
    audience("anew");
    String id = destination("anew", receiver).getString("id");
    reachable("anew-1");
    reachable("anew-2");
    Instant before = Instant.now();
    enters("anew-1", "anew");
    enters("anew-2", "anew");
    Eventually.holds("both entries", () -> receiver.got().size() == 2);
    newsletter("anew-2", "WITHDRAWN");
    Eventually.holds("the exit", () -> receiver.got().size() == 3);

    Answer replay =
        marketer()
            .post(
                "/v1/destinations/" + id + "/replays",
                new JsonObject().put("from", before.toString()));

    assertThat(replay.status()).as(replay.text()).isEqualTo(200);
    Eventually.holds("the entry anew", () -> receiver.got().size() == 4);
    assertThat(receiver.told().get(3)).isEqualTo("audience.entered user:anew-1");
    Eventually.holdsOn("who withdrew is not told", () -> receiver.got().size() == 4);
  }

  @Test
  void aReceiverThatWantsNothingMoreIsToldNothingMore() {
    audience("enough");
    receiver.answers(got -> 410);
    String id = destination("enough", receiver).getString("id");
    reachable("enough-1");

    enters("enough-1", "enough");

    Eventually.holds("it is gone", () -> state(id).equals("gone"));
    reachable("enough-2");
    enters("enough-2", "enough");
    Eventually.holdsOn("nothing more", () -> receiver.got().size() == 1);
  }

  @Test
  void whileASecretTakesOverBothSign() throws Exception {
    audience("rotating");
    JsonObject destination = destination("rotating", receiver);
    String first = destination.getString("secret");
    Answer rotated =
        marketer()
            .post("/v1/destinations/" + destination.getString("id") + "/secret", new JsonObject());
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
    String second = rotated.json().getString("secret");
    reachable("rotating-1");

    enters("rotating-1", "rotating");

    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    Got entry = receiver.got().get(0);
    assertThat(entry.signature())
        .isEqualTo("v1," + signed(second, entry) + " v1," + signed(first, entry));
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void aPausedReceiverGoesOnWhereItStopped() {
    audience("paused");
    String id = destination("paused", receiver).getString("id");
    reachable("paused-1");
    enters("paused-1", "paused");
    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    setState(id, "paused");
    reachable("paused-2");
    enters("paused-2", "paused");
    Eventually.holdsOn("nothing while it is paused", () -> receiver.got().size() == 1);

    setState(id, "active");

    Eventually.holds("the one that waited", () -> receiver.got().size() == 2);
    assertThat(receiver.told().get(1)).isEqualTo("audience.entered user:paused-2");
  }

  @Test
  void whatItDidNotTakeBeforeItWasPausedIsNotLost() {
    audience("untaken");
    receiver.answers(got -> 503);
    String id = destination("untaken", receiver).getString("id");
    reachable("untaken-1");
    enters("untaken-1", "untaken");
    Eventually.holds("an attempt", () -> !receiver.got().isEmpty());
    setState(id, "paused");
    Eventually.holdsOn("it is left alone", () -> state(id).equals("paused"));
    int before = receiver.got().size();
    receiver.answers(got -> 200);

    setState(id, "active");

    Eventually.holds("the one it did not take", () -> receiver.got().size() > before);
    assertThat(receiver.told().get(before)).isEqualTo("audience.entered user:untaken-1");
  }

  @Test
  void whatIsShownOfAReceiverHoldsNoSecret() {
    audience("shown");
    JsonObject asked =
        request(receiver)
            .put("header", new JsonObject().put("name", "X-Key").put("value", "canary-key"));
    Answer made = marketer().post("/v1/audiences/shown/destinations", asked);
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    String listed = marketer().get("/v1/destinations").text();

    assertThat(listed).contains("X-Key").doesNotContain("canary-key").doesNotContain("whsec_");
    assertThat(made.text()).doesNotContain("canary-key");
    assertThat(log.all(io.placet.schemas.topic.Topic.DESTINATIONS))
        .noneMatch(
            record ->
                record.value() != null
                    && new String(record.value(), StandardCharsets.UTF_8).contains("canary-key"));
  }

  private String state(String id) {
    return marketer().get("/v1/destinations").list("destinations").stream()
        .filter(destination -> destination.getString("id").equals(id))
        .map(destination -> destination.getString("state"))
        .findFirst()
        .orElseThrow();
  }

  private void setState(String id, String state) {
    Answer answer =
        marketer().post("/v1/destinations/" + id + "/state", new JsonObject().put("state", state));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String signed(String secret, Got message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String content = message.id() + "." + message.timestamp() + "." + message.body();
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
