package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.log.NoRoomException;
import io.placet.gateway.log.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway still takes and answers when somebody finds the disk short of room. */
@ExtendWith(SharedBroker.class)
class FullDiskTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String DETAIL = "3 MB left";

  /** A disk as full as a test wants it. */
  private static final class Disk implements Room {
    private volatile boolean low;
    private volatile boolean last;

    @Override
    public void requireForMore() {
      require(!low);
    }

    @Override
    public void requireForAnswers() {
      require(!last);
    }

    private static void require(boolean room) {
      if (!room) {
        throw new NoRoomException(DETAIL);
      }
    }
  }

  private static final Disk DISK = new Disk();

  @TempDir private static Path folder;
  private static RunningGateway gateway;

  @BeforeAll
  static void start(EmbeddedKafka kafka) {
    gateway =
        RunningGateway.start(
            RunningGateway.config(kafka.bootstrapServers(), folder.resolve("gateway"), 0, 0),
            Clock.systemUTC(),
            DISK);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void clear() {
    DISK.low = false;
    DISK.last = false;
  }

  private static Answer record(String user, JsonObject consent) {
    return gateway.collectionPoint().post(Consents.path(user), consent);
  }

  private static Answer mayMail(String user) {
    return gateway.tool().post(EVALUATION, Consents.mayMail(user));
  }

  private static void assertNoRoom(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getString("title")).isEqualTo("No room for more");
    assertThat(answer.json().getString("detail")).isEqualTo(DETAIL);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/batch", "/v1/track", "/v1/identify"})
  void withoutRoomNoEventIsTaken(String path) {
    DISK.low = true;

    assertNoRoom(gateway.sender().post(path, new JsonObject().put("batch", new JsonArray())));
  }

  @Test
  void withoutRoomACallerThatIsUnknownLearnsNothingOfIt() {
    DISK.low = true;

    assertThat(gateway.anonymous().post("/v1/track", new JsonObject()).status()).isEqualTo(401);
  }

  @Test
  void withoutRoomAGrantIsRefusedAndDecisionsGoOn() {
    assertThat(record("granted", Consents.newsletter()).status()).isEqualTo(201);
    DISK.low = true;

    assertNoRoom(record("another", Consents.newsletter()));
    assertThat(mayMail("granted").decision()).isTrue();
    assertThat(gateway.officer().get(Consents.path("granted")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WITHDRAWN", "REFUSED", "REVOKED"})
  void whatClosesIsTakenToTheLast(String state) {
    record("leaver-" + state, Consents.newsletter());
    DISK.low = true;
    DISK.last = true;

    Answer answer =
        state.equals("REVOKED")
            ? gateway.officer().post(Consents.path("leaver-" + state), Consents.noNewsletter(state))
            : record("leaver-" + state, Consents.noNewsletter(state));

    assertThat(answer.status()).isEqualTo(201);
    DISK.last = false;
    assertThat(mayMail("leaver-" + state).decision()).isFalse();
  }

  @Test
  void atTheLastNoAnswerIsGivenThatNeedsAMarker() {
    DISK.low = true;
    DISK.last = true;

    assertNoRoom(mayMail("anybody"));
    assertNoRoom(gateway.officer().get(Consents.path("anybody")));
    assertThat(gateway.officer().get("/v1/register").status()).isEqualTo(200);
  }

  @Test
  void withRoomAgainEverythingIsTakenAsBefore() {
    DISK.low = true;
    DISK.last = true;
    assertNoRoom(record("returner", Consents.newsletter()));
    assertNoRoom(mayMail("returner"));

    clear();

    assertThat(record("returner", Consents.newsletter()).status()).isEqualTo(201);
    assertThat(mayMail("returner").decision()).isTrue();
  }
}
