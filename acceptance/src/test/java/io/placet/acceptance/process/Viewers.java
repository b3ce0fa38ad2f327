package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Contacts who let profiles be made of them, and looked at something: every other one twice. */
record Viewers(int contacts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 400;
  private static final String HEADER =
      "contact,purpose,state,notice,noticeVersion,collectionPoint,method,eventTime\n";

  List<String> who() {
    return IntStream.range(0, contacts).mapToObj(Viewers::contact).toList();
  }

  List<String> whoLookedTwice() {
    return IntStream.range(0, contacts)
        .filter(Viewers::looksTwice)
        .mapToObj(Viewers::contact)
        .toList();
  }

  int events() {
    return contacts + whoLookedTwice().size();
  }

  void fill(Api api) {
    consents(api);
    List<ObjectNode> views = new ArrayList<>();
    for (int number = 0; number < contacts; number++) {
      views.add(view(number, 1));
      if (looksTwice(number)) {
        views.add(view(number, 2));
      }
    }
    for (int from = 0; from < views.size(); from += BATCH) {
      JsonNode answer = api.batch(views.subList(from, Math.min(from + BATCH, views.size())));
      assertThat(answer.has("withheld")).as("%s", answer).isFalse();
    }
  }

  private void consents(Api api) {
    String when = Instant.now().toString();
    String lines =
        who().stream()
            .map(contact -> contact + ",profiling,GIVEN,profiling,1,checkout,box-ticked," + when)
            .collect(Collectors.joining("\n", HEADER, "\n"));
    String officer = api.bearer("officerToken");
    Api.Answer begun =
        api.post("/v1/imports", officer, "{\"name\":\"viewers\",\"format\":\"csv\"}");
    assertThat(begun.status()).as("%s", begun.body()).isLessThan(300);
    Api.Said said =
        api.say(
            "PUT",
            "/v1/imports/viewers/content",
            lines,
            "Authorization",
            officer,
            "Content-Type",
            "text/csv");
    assertThat(said.status()).as(said.text()).isEqualTo(200);
  }

  private static ObjectNode view(int number, int time) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("event", "Product Viewed")
            .put("userId", "there-" + number)
            .put("messageId", "view-" + number + "-" + time);
    message.putObject("properties").put("product_id", "lantern").put("category", "lamps");
    return message;
  }

  private static boolean looksTwice(int number) {
    return number % 2 == 0;
  }

  private static String contact(int number) {
    return "user:there-" + number;
  }
}
