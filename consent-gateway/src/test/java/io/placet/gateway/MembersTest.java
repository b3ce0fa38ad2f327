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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members and scores are seen through the reader gate, page by page of one revision. */
class MembersTest extends SegmentsAtTheGateway {
  MembersTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aMemberIsShownWithItsReasonInWords() {
    created("shown");
    profiled("shown-1");
    isIn("shown-1", "shown");
    Eventually.holds("the membership is read", () -> size("shown") == 1);

    JsonObject page = marketer().get("/v1/segments/shown/members").json();

    assertThat(page.getString("revision")).matches("0@[0-9]+(,[1-3]@[0-9]+){3}");
    assertThat(page.getString("shown")).isEqualTo("fewer than 10");
    assertThat(page.getInteger("total")).isZero();
    assertThat(page.containsKey("next")).isFalse();
    JsonObject member = page.getJsonArray("members").getJsonObject(0);
    assertThat(member.getString("contact")).isEqualTo("user:shown-1");
    assertThat(member.getString("since")).isEqualTo(SINCE.toString());
    JsonObject reason = member.getJsonArray("reasons").getJsonObject(0);
    assertThat(reason.getString("path")).isEqualTo("rule");
    assertThat(reason.getString("value")).isEqualTo("3");
    assertThat(reason.getString("words")).contains(ORDER);
  }

  @Test
  void whoWithdrewIsNotShownAlthoughTheStreamHasNotSaidSoYet() {
    created("withdrawing");
    profiled("stays");
    profiled("leaves");
    isIn("stays", "withdrawing");
    isIn("leaves", "withdrawing");
    Eventually.holds("the memberships are read", () -> size("withdrawing") == 2);
    assertThat(members("withdrawing")).containsExactlyInAnyOrder("user:stays", "user:leaves");
    assertThat(segmentsOf("leaves")).containsExactly("withdrawing");

    withdrawn("leaves");

    assertThat(members("withdrawing")).containsExactly("user:stays");
    assertThat(segmentsOf("leaves")).isEmpty();
  }

  @Test
  void theNextPageToleratesAWithdrawalToo() {
    created("between-pages");
    members("between-pages", "between", 4);
    JsonObject first = marketer().get("/v1/segments/between-pages/members?limit=2").json();
    List<String> shown = contacts(first);
    String other =
        List.of("between-1", "between-2", "between-3", "between-4").stream()
            .filter(user -> !shown.contains("user:" + user))
            .findFirst()
            .orElseThrow();

    withdrawn(other);

    List<String> all = new ArrayList<>(shown);
    rest("between-pages", first, all);
    assertThat(all).hasSize(3).doesNotContain("user:" + other);
  }

  @Test
  void allPagesAreOfOneRevision() {
    created("paged");
    members("paged", "page", 5);
    JsonObject first = marketer().get("/v1/segments/paged/members?limit=2").json();

    profiled("page-late");
    isIn("page-late", "paged");
    isNoLongerIn("page-5", "paged");
    isNoLongerIn("page-4", "paged");
    isNoLongerIn("page-3", "paged");
    Eventually.holds("the changes are read", () -> size("paged") == 3);

    List<String> all = new ArrayList<>(contacts(first));
    rest("paged", first, all);
    assertThat(all)
        .containsExactlyInAnyOrder(
            "user:page-1", "user:page-2", "user:page-3", "user:page-4", "user:page-5");
    assertThat(members("paged"))
        .containsExactlyInAnyOrder("user:page-1", "user:page-2", "user:page-late");
  }

  @Test
  void pagesThatAreNotKeptAreGone() {
    created("gone");

    assertThat(marketer().get("/v1/segments/gone/members?after=ffffffff~analytics.1.x").status())
        .isEqualTo(410);
    assertThat(marketer().get("/v1/segments/gone/members?after=nonsense").status()).isEqualTo(400);
  }

  @Test
  void whoReadMembersIsInTheAuditTrail() {
    created("noted");

    assertThat(marketer().get("/v1/segments/noted/members").status()).isEqualTo(200);

    assertThat(gateway.officer().get("/v1/audit?limit=500").list("entries"))
        .anyMatch(
            entry ->
                entry.getString("action").equals("members_read")
                    && entry.getString("reason").equals("segment/noted"));
  }

  @Test
  void changesAreTheNewestFirstAndThoseOfAContactOnlyWherePurposeStands() {
    created("changing-hands");
    profiled("changes");
    changed("changes", "changing-hands", ChangeKind.ENTERED, SINCE);
    changed("somebody", "changing-hands", ChangeKind.ENTERED, SINCE.plusSeconds(1));
    changed("changes", "changing-hands", ChangeKind.EXITED, SINCE.plusSeconds(2));
    Eventually.holds(
        "the changes are read",
        () -> marketer().get("/v1/segments/changing-hands/changes").list("changes").size() == 3);

    List<JsonObject> newest =
        marketer().get("/v1/segments/changing-hands/changes?limit=2").list("changes");
    assertThat(newest.get(0).getString("change")).isEqualTo("exited");
    assertThat(newest.get(0).getString("pseudonym")).isEqualTo(pseudonym("changes"));
    assertThat(newest.get(0).getJsonArray("reasons").getJsonObject(0).getString("words"))
        .contains(ORDER);
    String own = "/v1/segments/changing-hands/changes?contact=user:changes";
    assertThat(marketer().get(own).list("changes")).hasSize(2);
    JsonObject first = marketer().get(own + "&limit=1").json();
    assertThat(
            marketer()
                .get(own + "&limit=1&after=" + first.getString("next"))
                .list("changes")
                .get(0)
                .getString("change"))
        .isEqualTo("entered");

    withdrawn("changes");
    assertThat(marketer().get(own).list("changes")).isEmpty();
  }

  @Test
  void sizesUnderTenAreFewToMarketersInTheListAndItsReach() {
    created("few");
    profiled("few-1");
    isIn("few-1", "few");
    Eventually.holds("the membership is read", () -> size("few") == 1);

    assertThat(listed(marketer(), "few").getInteger("size")).isZero();
    assertThat(listed(marketer(), "few").getString("shown")).isEqualTo("fewer than 10");
    Eventually.holds(
        "the reach is counted", () -> !listed(marketer(), "few").getJsonObject("reach").isEmpty());
    assertThat(
            listed(marketer(), "few")
                .getJsonObject("reach")
                .getJsonObject("email")
                .getString("shown"))
        .isEqualTo("fewer than 10");
    assertThat(
            listed(gateway.officer(), "few")
                .getJsonObject("reach")
                .getJsonObject("email")
                .getInteger("count"))
        .isZero();
  }

  @Test
  void theReachOfANewSegmentIsNotToldUntilItWasCounted() {
    created("reached");
    profiled("reached-1");
    Answer given =
        gateway.collectionPoint().post(Consents.path("reached-1"), Consents.newsletter());
    assertThat(given.status()).as(given.text()).isEqualTo(201);
    Eventually.holds("others are counted", () -> !reach("reached").isEmpty());

    isIn("reached-1", "reached");
    Eventually.holds("the membership is read", () -> size("reached") == 1);

    Eventually.holds(
        "it is counted",
        () -> {
          JsonObject reach = reach("reached");
          assertThat(reach.isEmpty() || reach.getJsonObject("email").getInteger("count") == 1)
              .as(reach.encode())
              .isTrue();
          return !reach.isEmpty();
        });
  }

  private JsonObject reach(String segment) {
    return listed(gateway.officer(), segment).getJsonObject("reach");
  }

  private void changed(String user, String segment, ChangeKind change, Instant at) {
    SegmentChange row =
        new SegmentChange(
            pseudonym(user),
            segment,
            1,
            change,
            ChangeReason.RULE,
            at,
            "0@1",
            List.of(new io.placet.schemas.avro.DecidingLeaf("rule", true, "1")));
    log.append(
        Topic.SEGMENT_CHANGES,
        0,
        Keys.membership(pseudonym(user), segment),
        SingleObject.of(SegmentChange.class).encode(row));
  }

  private List<String> members(String segment) {
    return contacts(marketer().get("/v1/segments/" + segment + "/members").json());
  }

  private List<String> segmentsOf(String user) {
    return marketer().get("/v1/contacts/user:" + user + "/segments").list("segments").stream()
        .map(segment -> segment.getString("segment"))
        .toList();
  }
}
