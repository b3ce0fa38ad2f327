package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.SubjectId;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.audience.list.ContactLists;
import io.placet.gateway.log.ViewSnapshot;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that a marketer uploads: who is on them, who is not, and what is kept of neither. */
class ListsTest extends ListsAtTheGateway {
  ListsTest(EmbeddedKafka kafka, Log log, @TempDir Path folder) {
    super(kafka, log, folder);
  }

  @Test
  void aReplacingUploadTakesOffWhoIsNotInTheFileAndAnAddingOneDoesNot() {
    known("replace", 4);

    Answer first = upload("replaced", "", users("replace", 0, 1, 2));
    assertThat(members("replaced")).containsExactlyInAnyOrder(subjects("replace", 0, 1, 2));
    assertThat(first.json().getBoolean("complete")).isTrue();
    assertThat(first.json().getString("origin")).isEqualTo("fair 2026");
    assertThat(number(first, "size")).isEqualTo(3);

    Answer second = upload("replaced", "", users("replace", 2, 3));
    assertThat(members("replaced")).containsExactlyInAnyOrder(subjects("replace", 2, 3));
    assertThat(number(second, "removed")).isEqualTo(2);
    assertThat(number(second, "size")).isEqualTo(2);

    Answer added = upload("replaced", "&mode=add", users("replace", 0));
    assertThat(members("replaced")).containsExactlyInAnyOrder(subjects("replace", 0, 2, 3));
    assertThat(number(added, "size")).isEqualTo(3);
  }

  @Test
  void theSameFileAgainLeadsToTheSameList() {
    known("again", 3);
    upload("again", "", users("again", 0, 1, 2));

    Answer again = upload("again", "", users("again", 0, 1, 2));

    assertThat(number(again, "removed")).isZero();
    assertThat(number(again, "size")).isEqualTo(3);
    assertThat(members("again")).hasSize(3);
  }

  @Test
  void contactsAreNamedByTheirIdOrAnAddressAndASharedAddressNamesEachThatHasIt() {
    identify("by-mail", new JsonObject().put("email", "by.mail@example.org"));
    identify("by-phone", new JsonObject().put("phone", "+33612340101"));
    identify("shares-1", new JsonObject().put("email", "shared@lists.example"));
    identify("shares-2", new JsonObject().put("email", "shared@lists.example"));

    Answer taken =
        put(
            "named",
            "",
            NDJSON,
            """
            {"email":"By.Mail@example.org"}
            {"phone":"06 12 34 01 01"}

            {"email":"shared@lists.example"}
            """);

    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(number(taken, "known")).isEqualTo(3);
    assertThat(members("named"))
        .containsExactlyInAnyOrder(
            gateway.subject("by-mail"),
            gateway.subject("by-phone"),
            gateway.subject("shares-1"),
            gateway.subject("shares-2"));
  }

  @Test
  void whoIsNotKnownIsCountedAndStoredNowhere() {
    known("stranger-free", 1);

    Answer taken =
        put(
            "strangers",
            "",
            CSV,
            "contact,email\nuser:stranger-free-0,\n,nobody.knows@example.org\nuser:nobody-knows,\n");

    assertThat(number(taken, "known")).isEqualTo(1);
    assertThat(number(taken, "unknown")).isEqualTo(2);
    assertThat(members("strangers")).containsExactly(gateway.subject("stranger-free-0"));
    String subject = gateway.subject("nobody-knows").text();
    for (Topic topic : Topic.values()) {
      long told =
          log.all(topic).stream()
              .flatMap(record -> Stream.of(text(record.key()), text(record.value())))
              .filter(text -> text.contains("nobody-knows") || text.contains("nobody.knows"))
              .count();
      assertThat(told).as("records of %s that name them", topic).isZero();
    }
    assertThat(standingKeys().keySet()).noneMatch(key -> key.contains(subject));
  }

  @Test
  void aMarketerIsToldNumbersByTensAndNeverOneAddress() {
    known("tens", 13);
    StringBuilder file = new StringBuilder("contact\n");
    IntStream.range(0, 13).forEach(i -> file.append("user:tens-").append(i).append('\n'));
    file.append("user:not-there\n");

    Answer told =
        gateway
            .marketer()
            .put(
                "/v1/lists/by-tens" + WHY,
                BodyPublishers.ofString(file.toString()),
                "Content-Type",
                CSV);

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(number(told, "known")).isEqualTo(10);
    assertThat(number(told, "unknown")).isZero();
    assertThat(told.json().getJsonObject("unknown").getString("shown")).isEqualTo("fewer than 10");
    assertThat(told.text()).doesNotContain("not-there");
    assertThat(number(gateway.marketer().get("/v1/lists/by-tens"), "size")).isEqualTo(10);
    assertThat(number(gateway.officer().get("/v1/lists/by-tens"), "size")).isEqualTo(13);
  }

  @Test
  void aWrongLineIsReportedWithItsNumberAndNobodyIsTakenOffForIt() {
    known("wrong", 3);
    upload("wrong-lines", "", users("wrong", 0, 1));

    Answer taken =
        put(
            "wrong-lines",
            "",
            CSV,
            "contact;email\nuser:wrong-2;\nuser:wrong-0;w@example.org\n;no address\nwrong-1;\n");

    JsonObject json = taken.json();
    assertThat(json.getLong("failed")).isEqualTo(3);
    assertThat(json.getJsonArray("faults").stream().map(JsonObject.class::cast))
        .extracting(fault -> fault.getLong("line"), fault -> fault.getString("field"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, ""),
            org.assertj.core.groups.Tuple.tuple(4L, "email"),
            org.assertj.core.groups.Tuple.tuple(5L, "contact"));
    assertThat(json.getJsonArray("faults").getJsonObject(0).getString("allowed"))
        .isEqualTo("exactly one of contact, email, phone");
    assertThat(taken.text()).doesNotContain("no address");
    assertThat(number(taken, "removed")).isZero();
    assertThat(members("wrong-lines")).containsExactlyInAnyOrder(subjects("wrong", 0, 1, 2));
  }

  @Test
  void whatIsNoListIsRefusedWithWhatIsAllowed() {
    assertThat(put("header", "", CSV, "mail\na@example.org\n").json().getString("detail"))
        .contains("column 1", "contact, email, phone");
    assertThat(put("empty", "", NDJSON, "").json().getString("detail")).contains("empty");
    assertThat(put("mode", "&mode=all", CSV, "contact\n").json().getString("detail"))
        .contains("replace, add");
    assertThat(put("type", "", "application/json", "{}").json().getString("detail"))
        .contains(CSV, NDJSON);
    assertThat(put("Upper", "", CSV, "contact\n").status()).isEqualTo(400);
    assertThat(
            gateway
                .officer()
                .put("/v1/lists/why", BodyPublishers.ofString("contact\n"), "Content-Type", CSV)
                .json()
                .getString("detail"))
        .contains("origin");
    assertThat(gateway.officer().get("/v1/lists/header").status()).isEqualTo(404);
    assertThat(gateway.tool().get("/v1/lists").status()).isEqualTo(403);
    assertThat(gateway.officer().method("DELETE", "/v1/lists/header").status()).isEqualTo(404);
  }

  @Test
  void anErasureTakesTheContactOffItsLists() {
    known("leaves", 2);
    upload("left-1", "", users("leaves", 0, 1));
    upload("left-2", "", users("leaves", 0));
    SubjectId subject = gateway.subject("leaves-0");
    assertThat(export("leaves-0").json().getJsonArray("lists")).containsExactly("left-1", "left-2");

    gateway
        .officer()
        .post("/v1/contacts/user:leaves-0/erasures", new JsonObject().put("reason", "request 8"));

    Eventually.holds("no record puts it on a list", () -> standing(subject).isEmpty());
    Eventually.holds(
        "the size is one less",
        () -> number(gateway.officer().get("/v1/lists/left-1"), "size") == 1);
    assertThat(members("left-1")).containsExactly(gateway.subject("leaves-1"));
    assertThat(number(upload("left-2", "", users("leaves", 0)), "unknown")).isEqualTo(1);
  }

  @Test
  void aDeletedListIsGoneWithItsMembers() {
    known("deleted", 2);
    upload("deleted", "", users("deleted", 0, 1));

    assertThat(gateway.officer().method("DELETE", "/v1/lists/deleted").status()).isEqualTo(204);

    assertThat(gateway.officer().get("/v1/lists/deleted").status()).isEqualTo(404);
    assertThat(members("deleted")).isEmpty();
    assertThat(standing(gateway.subject("deleted-0"))).isEmpty();
    assertThat(ids()).doesNotContain("deleted");
  }

  @Test
  void anUploadIsNotedWithItsOriginAndReason() {
    known("noted", 1);
    upload("noted", "", users("noted", 0));

    assertThat(gateway.officer().get("/v1/audit").text())
        .contains("list_uploaded", "list noted from fair 2026: an invitation");
    assertThat(ids()).contains("noted");
  }

  @Test
  void aPageGoesOnBehindTheOneBeforeAndShowsNothingThatCameLater() {
    known("paged", 7);
    upload("paged", "", users("paged", 0, 1, 2, 3, 4, 5));
    String name = "paging";
    RunningGateway.start(kafka.bootstrapServers(), folder.resolve(name)).close();
    try (ViewStore store = new ViewStore(folder.resolve(name).resolve("view"))) {
      ContactLists lists = new ContactLists(store, erased -> false);
      try (ViewSnapshot at = lists.snapshot()) {
        List<SubjectId> all = new ArrayList<>();
        Optional<SubjectId> last = Optional.empty();
        do {
          List<SubjectId> page = lists.page(at, "paged", last, 4);
          all.addAll(page);
          last = page.stream().reduce((one, next) -> next);
        } while (last.isPresent());
        assertThat(all)
            .containsExactlyInAnyOrder(subjects("paged", 0, 1, 2, 3, 4, 5))
            .isSortedAccordingTo((one, other) -> one.text().compareTo(other.text()));
        assertThat(lists.size(at, "paged")).isEqualTo(6);
      }
    }
  }
}
