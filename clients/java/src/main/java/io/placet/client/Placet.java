package io.placet.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.placet.client.invoker.ApiClient;
import io.placet.client.invoker.ApiException;
import io.placet.client.model.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gateway as one caller reaches it: what the generated operations are made with. */
public final class Placet {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Placet() {}

  /**
   * A gateway, over HTTP/1.1, each request given up after ten seconds.
   *
   * @param token of credentials.json
   */
  public static ApiClient at(URI gateway, String token) {
    ApiClient client =
        new ApiClient(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE),
            ApiClient.createDefaultObjectMapper(),
            gateway.toString());
    client.setReadTimeout(PATIENCE);
    client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token));
    return client;
  }

  /** What the gateway said was wrong; empty where no gateway answered. */
  public static Optional<Problem> problem(ApiException failure) {
    if (failure.getResponseBody() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ApiClient.createDefaultObjectMapper()
              .readValue(failure.getResponseBody(), Problem.class));
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }

  /** One page of a list, and where the next begins. */
  public record Page<T>(List<T> entries, Optional<String> next) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /** Asks for a page of a list. */
  @FunctionalInterface
  public interface Pages<T> {
    /** The page behind a cursor; the first where there is none. */
    Page<T> behind(Optional<String> after) throws ApiException;
  }

  /**
   * All entries of a list, page after page.
   *
   * @param most entries are read at most
   */
  public static <T> List<T> all(Pages<T> pages, int most) throws ApiException {
    List<T> entries = new ArrayList<>();
    Page<T> page = pages.behind(Optional.empty());
    entries.addAll(page.entries());
    while (page.next().isPresent() && entries.size() < most) {
      page = pages.behind(page.next());
      entries.addAll(page.entries());
    }
    return entries.subList(0, Math.min(most, entries.size()));
  }
}
