package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who listens to an audience hears of entries and exits, and never of who withdrew. */
class AudienceChangesTest extends FollowedAudiences {
  AudienceChangesTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void whoListensHearsEntriesAndExitsAsTheyHappen() {
    audience("heard");
    reachable("heard-1");
    try (Listening listening = listen("heard")) {
      enters("heard-1", "heard");
      Eventually.holds("the entry", () -> listening.heard("audience.entered user:heard-1"));

      newsletter("heard-1", "WITHDRAWN");

      Eventually.holds("the exit", () -> listening.heard("audience.left user:heard-1"));
    }
  }

  @Test
  void whoWithdrewIsNotHeardOfAlthoughTheStreamSaysThatItEnters() {
    audience("unheard");
    reachable("unheard-1");
    reachable("unheard-2");
    try (Listening listening = listen("unheard")) {
      newsletter("unheard-1", "WITHDRAWN");
      enters("unheard-1", "unheard");
      enters("unheard-2", "unheard");

      Eventually.holds("another", () -> listening.heard("audience.entered user:unheard-2"));
      Eventually.holdsOn("never the one", () -> !listening.heard("user:unheard-1"));
    }
  }

  @Test
  void thereIsNothingToHearOfWhatThereIsNot() {
    assertThat(marketer().get("/v1/audiences/nobody/changes").status()).isEqualTo(404);
    assertThat(gateway.tool().get("/v1/audiences/nobody/changes").status()).isEqualTo(403);
  }

  private Listening listen(String audience) {
    return new Listening(
        "http://127.0.0.1:" + gateway.gateway().port() + "/v1/audiences/" + audience + "/changes",
        gateway.token("marketerToken"));
  }

  /** One who reads the stream; ready once it began. */
  private static final class Listening implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<java.io.InputStream> response;

    Listening(String url, String token) {
      try {
        response =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                    BodyHandlers.ofInputStream());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      Thread reading = new Thread(this::read, "listening");
      reading.setDaemon(true);
      reading.start();
      Eventually.holds("it began", () -> lines.stream().anyMatch(line -> line.startsWith("retry")));
    }

    private void read() {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException closed) {
        // the test is over
      }
    }

    boolean heard(String what) {
      return told().stream().anyMatch(message -> message.contains(what));
    }

    private List<String> told() {
      List<String> told = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith("data: ")) {
          JsonObject event = new JsonObject(line.substring("data: ".length()));
          told.add(
              event.getString("type") + " " + event.getJsonObject("data").getString("contact"));
        }
      }
      return told;
    }

    @Override
    public void close() {
      try {
        response.body().close();
      } catch (IOException closed) {
        throw new UncheckedIOException(closed);
      }
    }
  }
}
