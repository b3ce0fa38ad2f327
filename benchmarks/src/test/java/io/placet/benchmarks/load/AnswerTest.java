package io.placet.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n"
          + "{\"decision\":true}";

  private final Answer answer = new Answer();

  @Test
  void itIsCompleteWithItsLastByteWhereverItWasCut() {
    for (int cut = 1; cut < OK.length(); cut++) {
      answer.clear();
      assertThat(take(OK.substring(0, cut))).isFalse();
      assertThat(take(OK.substring(cut))).isTrue();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(bodyContains("\"decision\":true")).isTrue();
    }
  }

  @Test
  void onlyTheBodyIsSearched() {
    take(OK);

    assertThat(bodyContains("application")).isFalse();
    assertThat(bodyContains("\"decision\":false")).isFalse();
  }

  @Test
  void itReadsHeadersInLowerCaseAndAnEmptyBody() {
    assertThat(take("HTTP/1.1 503 Service Unavailable\r\ncontent-length:0\r\n\r\n")).isTrue();
    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void anAnswerWithoutLengthIsRefused() {
    assertThatThrownBy(() -> take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void moreThanWasAskedForIsRefused() {
    assertThatThrownBy(() -> take(OK + "HTTP/1.1 200 OK\r\n"))
        .isInstanceOf(IllegalStateException.class);
  }

  private boolean take(String text) {
    return answer.take(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  private boolean bodyContains(String text) {
    return answer.bodyContains(text.getBytes(ISO_8859_1));
  }
}
