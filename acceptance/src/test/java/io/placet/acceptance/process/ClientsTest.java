package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placet.client.Placet;
import io.placet.client.api.ConsentsApi;
import io.placet.client.api.DecisionsApi;
import io.placet.client.invoker.ApiClient;
import io.placet.client.invoker.ApiException;
import io.placet.client.model.ConsentRequest;
import io.placet.client.model.ConsentRequestNotice;
import io.placet.client.model.Evaluation;
import io.placet.client.model.EvaluationAction;
import io.placet.client.model.EvaluationActionProperties;
import io.placet.client.model.EvaluationSubject;
import io.placet.client.model.ListShutOffs200Response;
import io.placet.client.model.Problem;
import io.placet.client.model.ShutOff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The generated clients, against a real gateway. */
@ExtendWith({SharedPlacet.class, OnFailure.class})
class ClientsTest {
  private static final int MOST = 1_000;

  private final PlacetProcess placet;
  private final ApiClient client;

  ClientsTest(PlacetProcess placet) {
    this.placet = placet;
    this.client = Placet.at(placet.addresses().gateway(), token("officerToken"));
  }

  private String token(String name) {
    return placet.api().bearer(name).substring("Bearer ".length());
  }

  @Test
  void aWithdrawalThroughTheJavaClientIsTheLastWord() throws ApiException {
    String contact = "user:java-client";
    consents().recordConsent(contact, newsletter(ConsentRequest.StateEnum.GIVEN), null, null);
    assertThat(mayMail(contact)).isTrue();

    String shutOff =
        consents()
            .recordConsent(contact, newsletter(ConsentRequest.StateEnum.WITHDRAWN), null, null)
            .getShutOff();

    assertThat(mayMail(contact)).isFalse();
    assertThat(consents().readShutOff(lastStepOf(shutOff), null).getPurpose())
        .isEqualTo("newsletter");
  }

  @Test
  void theJavaClientSendsARequestAgainUnderItsKey() throws ApiException {
    String key = "java-client-1";
    ConsentRequest given = newsletter(ConsentRequest.StateEnum.GIVEN);

    String first = consents().recordConsent("user:java-again", given, key, null).getRecord();

    assertThat(consents().recordConsent("user:java-again", given, key, null).getRecord())
        .isEqualTo(first);
  }

  @Test
  void theJavaClientReadsAListPageAfterPage() throws ApiException {
    for (int n = 0; n < 5; n++) {
      placet.api().decide("user:java-paged-" + n, "analytics", "GIVEN");
      placet.api().decide("user:java-paged-" + n, "analytics", "WITHDRAWN");
    }

    List<ShutOff> all = Placet.all(this::shutOffs, MOST);

    assertThat(all).hasSizeGreaterThanOrEqualTo(5);
    assertThat(new HashSet<>(all.stream().map(ShutOff::getId).toList())).hasSameSizeAs(all);
  }

  @Test
  void theJavaClientTellsAProblemAsItsType() {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                consents()
                    .recordConsent(
                        "user:java-client",
                        new ConsentRequest()
                            .purpose("nothing")
                            .state(ConsentRequest.StateEnum.GIVEN),
                        null,
                        null));

    Problem problem = Placet.problem(refused).orElseThrow();
    assertThat(problem.getStatus()).isEqualTo(400);
    assertThat(problem.getDetail()).contains("newsletter");
    assertThat(refused.getResponseHeaders().firstValue("X-Request-ID"))
        .contains(problem.getRequestId());
  }

  @Test
  void theTypeScriptClientDoesTheSame(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder node =
        new ProcessBuilder("node", "test/against-a-gateway.mjs")
            .directory(Repository.root().resolve("clients").resolve("typescript").toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    node.environment().put("PLACET_GATEWAY", placet.addresses().gateway().toString());
    node.environment().put("PLACET_TOKEN", token("officerToken"));
    Process process = node.start();

    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();

    String said = Files.readString(printed);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("withdrawn: true false", "pages: more than one", "problem: 400");
  }

  private ConsentsApi consents() {
    return new ConsentsApi(client);
  }

  private Placet.Page<ShutOff> shutOffs(Optional<String> after) throws ApiException {
    ListShutOffs200Response page = consents().listShutOffs(null, after.orElse(null), 2);
    return new Placet.Page<>(page.getShutOffs(), Optional.ofNullable(page.getNext()));
  }

  private static ConsentRequest newsletter(ConsentRequest.StateEnum state) {
    ConsentRequest request =
        new ConsentRequest().purpose("newsletter").channel("email").state(state);
    return state == ConsentRequest.StateEnum.GIVEN
        ? request
            .notice(new ConsentRequestNotice().id("newsletter").version("3"))
            .collectionPoint("checkout")
            .method("box-ticked")
            .proof("order 17")
        : request;
  }

  private boolean mayMail(String contact) throws ApiException {
    return new DecisionsApi(client)
        .evaluate(
            new Evaluation()
                .subject(new EvaluationSubject().type("processor").id("mailer-1"))
                .action(
                    new EvaluationAction()
                        .name("process")
                        .properties(
                            new EvaluationActionProperties()
                                .purpose("newsletter")
                                .channel("email")))
                .resource(new EvaluationSubject().type("contact").id(contact)))
        .getDecision();
  }

  private static String lastStepOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
