package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.http.Contract;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may ask what of segments and scores: each operation of the contract, each role. */
class SegmentRolesTest extends SegmentsAtTheGateway {
  private static final Set<String> WRITES =
      new TreeSet<>(
          List.of(
              "createSegment",
              "changeSegment",
              "setSegmentState",
              "previewSegment",
              "createScore",
              "changeScore",
              "setScoreState"));
  private static final Set<String> NAMES_CONTACTS =
      new TreeSet<>(
          List.of(
              "listMembers",
              "listScoredContacts",
              "readContactSegments",
              "readContactScores",
              "explainMembership"));

  SegmentRolesTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  /** Method and path of an operation. */
  private record Call(String method, String path) {}

  @Test
  void aMarketerMayAllOfIt() {
    calls()
        .forEach(
            (operation, call) -> assertThat(ask(marketer(), call)).as(operation).isNotIn(401, 403));
  }

  @Test
  void anOfficerReadsAndChangesNothing() {
    calls()
        .forEach(
            (operation, call) -> {
              int status = ask(gateway.officer(), call);
              if (WRITES.contains(operation)) {
                assertThat(status).as(operation).isEqualTo(403);
              } else {
                assertThat(status).as(operation).isNotIn(401, 403);
              }
            });
  }

  @Test
  void anAdministratorSeesNobody() {
    String[] administrator = administrator();
    calls()
        .forEach(
            (operation, call) -> {
              int status = ask(gateway.anonymous(), call, administrator);
              if (WRITES.contains(operation) || NAMES_CONTACTS.contains(operation)) {
                assertThat(status).as(operation).isEqualTo(403);
              } else {
                assertThat(status).as(operation).isNotIn(401, 403);
              }
            });
    created("of-whom");
    assertThat(
            gateway
                .anonymous()
                .get("/v1/segments/of-whom/changes?contact=user:somebody", administrator)
                .status())
        .isEqualTo(403);
  }

  @Test
  void nobodyElseMayAnyOfIt() {
    calls()
        .forEach(
            (operation, call) -> {
              assertThat(ask(gateway.anonymous(), call)).as(operation).isEqualTo(401);
              for (Http other :
                  List.of(gateway.sender(), gateway.tool(), gateway.collectionPoint())) {
                assertThat(ask(other, call)).as(operation).isEqualTo(403);
              }
            });
  }

  /** Signed in by its link. */
  private String[] administrator() {
    String cookie =
        gateway.anonymous().get(gateway.gateway().administratorPath()).header("Set-Cookie");
    return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
  }

  private static int ask(Http caller, Call call, String... headers) {
    return switch (call.method()) {
      case "get" -> caller.get(call.path(), headers).status();
      case "put" -> caller.put(call.path(), BodyPublishers.ofString("{}"), headers).status();
      default -> caller.post(call.path(), new JsonObject(), headers).status();
    };
  }

  /** By operation id, of all paths about segments and scores. */
  private static Map<String, Call> calls() {
    Map<String, Call> calls = new TreeMap<>();
    JsonObject paths = Contract.published().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      if (path.matches(".*/(segments|scores)(/.*)?")) {
        for (String method : List.of("get", "post", "put")) {
          JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
          if (operation != null) {
            calls.put(
                operation.getString("operationId"),
                new Call(
                    method,
                    path.replace("/contacts/{id}", "/contacts/user:nobody")
                        .replaceAll("\\{[a-z]+}", "none")));
          }
        }
      }
    }
    assertThat(calls).hasSizeGreaterThan(20);
    return calls;
  }
}
