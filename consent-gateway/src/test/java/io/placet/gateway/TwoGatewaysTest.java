package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class TwoGatewaysTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final int WITHDRAWALS = 200;
  private static final int QUESTIONS = 4;

  @TempDir Path folder;

  @Test
  void whatOneGatewayAcknowledgedNoOtherContradicts(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a");
        RunningGateway b = start(kafka, "b")) {
      int yesBefore = 0;
      int yesAfter = 0;
      for (int i = 0; i < WITHDRAWALS; i++) {
        String user = "leaver-" + i;
        a.collectionPoint().post(Consents.path(user), Consents.newsletter());
        yesBefore += yes(ask(b, user, 1));
        List<CompletableFuture<Answer>> concurrent = ask(b, user, QUESTIONS);

        Answer withdrawal =
            a.collectionPoint().post(Consents.path(user), Consents.noNewsletter("WITHDRAWN"));

        assertThat(withdrawal.status()).isEqualTo(201);
        yesAfter += yes(ask(b, user, QUESTIONS));
        yes(concurrent);
      }
      assertThat(yesBefore).isEqualTo(WITHDRAWALS);
      assertThat(yesAfter).isZero();
    }
  }

  private RunningGateway start(EmbeddedKafka kafka, String name) {
    return RunningGateway.start(kafka.bootstrapServers(), folder.resolve(name));
  }

  private static List<CompletableFuture<Answer>> ask(
      RunningGateway gateway, String user, int times) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(gateway.tool().postLater(EVALUATION, Consents.mayMail(user)));
    }
    return answers;
  }

  private static int yes(List<CompletableFuture<Answer>> answers) {
    return (int)
        answers.stream()
            .map(CompletableFuture::join)
            .peek(answer -> assertThat(answer.status()).isEqualTo(200))
            .filter(Answer::decision)
            .count();
  }
}
