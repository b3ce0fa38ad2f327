package io.placet.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that break off, overtake one another or come at once. */
class ListUploadsTest extends ListsAtTheGateway {
  ListUploadsTest(EmbeddedKafka kafka, Log log, @TempDir Path folder) {
    super(kafka, log, folder);
  }

  @Test
  void anUploadThatBreaksOffTakesNobodyOffAndIsCompleteOnceSentAgain() throws IOException {
    known("broken", 3);
    upload("broken", "", users("broken", 0));
    try (Socket begun = begin("broken", "user:broken-1\n")) {
      assertThat(begun.isConnected()).isTrue();
    }

    assertThat(members("broken")).contains(gateway.subject("broken-0"));
    Eventually.holds(
        "it can be sent again", () -> upload("broken", "", users("broken", 1, 2)).status() == 200);
    assertThat(members("broken")).containsExactlyInAnyOrder(subjects("broken", 1, 2));
    assertThat(gateway.officer().get("/v1/lists/broken").json().getBoolean("complete")).isTrue();
  }

  @Test
  void anUploadThatAnotherGatewaysOvertookSaysSoAndTakesNobodyOff() throws IOException {
    known("both", 4);
    try (RunningGateway other =
            RunningGateway.start(kafka.bootstrapServers(), folder.resolve("other"));
        Socket slow = begin("both", "user:both-0\n")) {
      assertThat(put(other, "both", "", CSV, users("both", 2, 3)).status()).isEqualTo(200);

      slow.getOutputStream().write("\n".repeat(REST).getBytes(ISO_8859_1));
      slow.getOutputStream().flush();

      assertThat(firstLine(slow)).contains("409");
    }
    assertThat(members("both")).containsExactlyInAnyOrder(subjects("both", 0, 2, 3));
    upload("both", "", users("both", 0, 1));
    assertThat(members("both")).containsExactlyInAnyOrder(subjects("both", 0, 1));
  }

  @Test
  void oneListIsChangedByOneUploadAtATime() throws IOException {
    known("busy", 1);
    try (Socket begun = begin("busy", "user:busy-0\n")) {
      assertThat(begun.isConnected()).isTrue();
      assertThat(upload("busy", "", users("busy", 0)).status()).isEqualTo(409);
      assertThat(gateway.officer().method("DELETE", "/v1/lists/busy").status()).isEqualTo(409);
    }
  }

  /** An upload that is under way, of whose body so many line ends are missing. */
  private Socket begin(String list, String lines) throws IOException {
    byte[] begin = ("contact\n" + lines).getBytes(ISO_8859_1);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway().port());
    String head =
        """
        PUT /v1/lists/%s%s HTTP/1.1
        Host: gateway
        Authorization: Bearer %s
        Content-Type: text/csv
        Content-Length: %d

        """
            .formatted(list, WHY, gateway.token("officerToken"), begin.length + REST);
    socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().write(begin);
    socket.getOutputStream().flush();
    Eventually.holds(
        "it is under way",
        () -> {
          Answer read = gateway.officer().get("/v1/lists/" + list);
          return read.status() == 200 && !read.json().getBoolean("complete");
        });
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))
        .readLine();
  }
}
