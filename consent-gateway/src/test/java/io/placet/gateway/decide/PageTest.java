package io.placet.gateway.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.http.ApiException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String SEARCH = "subjects newsletter";

  @Property
  void pagesTogetherHoldEveryResultOnceAndInOrder(
      @ForAll @IntRange(max = 40) int results, @ForAll @IntRange(min = 1, max = 9) int limit) {
    List<JsonObject> all =
        IntStream.range(0, results).mapToObj(i -> new JsonObject().put("id", i)).toList();
    List<Object> seen = new ArrayList<>();
    String token = "";
    do {
      JsonObject answer = Page.of(asking(token, limit), SEARCH).cut(all, new JsonObject());
      JsonArray page = answer.getJsonArray("results");
      assertThat(page.size()).isLessThanOrEqualTo(limit);
      page.forEach(seen::add);
      token = answer.getJsonObject("page").getString("next_token");
    } while (!token.isEmpty());

    assertThat(seen).containsExactlyElementsOf(all);
  }

  @Property
  void anyOtherTokenIsRefused(@ForAll String token) {
    if (!token.isEmpty()) {
      assertThatThrownBy(() -> Page.of(asking(token, 1), SEARCH)).isInstanceOf(ApiException.class);
    }
  }

  @Test
  void aTokenOfAnotherSearchIsRefused() {
    List<JsonObject> all = List.of(new JsonObject(), new JsonObject());
    String token =
        Page.of(asking("", 1), SEARCH)
            .cut(all, new JsonObject())
            .getJsonObject("page")
            .getString("next_token");

    assertThatThrownBy(() -> Page.of(asking(token, 1), "subjects offers"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("another search");
  }

  private static JsonObject asking(String token, int limit) {
    return new JsonObject().put("page", new JsonObject().put("token", token).put("limit", limit));
  }
}
