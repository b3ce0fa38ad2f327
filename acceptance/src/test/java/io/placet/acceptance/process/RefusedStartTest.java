package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.register.RegisterLoader;
import io.placet.vault.FileVault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A start that cannot be: it ends soon, with exit code 1 and one message on the terminal that says
 * what to do. The data folder is one and the same, so that what needs a used one finds it used.
 */
@ExtendWith({SharedPlacet.class, OnFailure.class})
@TestMethodOrder(OrderAnnotation.class)
class RefusedStartTest {
  private static final Duration BOUND = Duration.ofSeconds(90);

  @TempDir private static Path folder;

  /** Starts on free ports with the options and returns the one message. */
  private static String refusal(Path data, String... options) {
    List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
    for (String port :
        List.of("--dashboards-port", "--gateway-port", "--management-port", "--kafka-port")) {
      if (!List.of(options).contains(port)) {
        arguments.addAll(List.of(port, "0"));
      }
    }
    arguments.addAll(List.of(options));
    try (Child child = Child.start(folder, List.of(), arguments)) {
      int code = child.awaitEnd(BOUND);
      String terminal = String.join("\n", child.lines());
      assertThat(code).as(terminal).isEqualTo(1);
      assertThat(terminal).doesNotContain("\tat ").doesNotContain("Exception");
      List<String> messages =
          child.lines().stream().filter(line -> line.startsWith("placet: ")).toList();
      assertThat(messages).as(terminal).hasSize(1);
      return terminal.substring(terminal.indexOf("placet: "));
    }
  }

  private static Path data() {
    return folder.resolve("data");
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(
      strings = {"--kafka-port", "--gateway-port", "--management-port", "--dashboards-port"})
  void aPortInUseIsNamed(String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(refusal(data(), option, port)).contains(port).contains(option);
    }
  }

  @Test
  @Order(2)
  void anotherClockThanTheFoldersIsRefused() {
    assertThat(refusal(data(), "--clock", "events"))
        .contains("runs on the clock 'wall' since its first start")
        .contains("leave --clock out");
  }

  @Test
  @Order(2)
  void topicsWithAnotherNumberOfPartitionsAreRefused() {
    assertThat(refusal(data(), "--partitions", "8"))
        .contains("has 4 partitions, configured are 8")
        .contains("start with --partitions 4");
  }

  @Test
  @Order(2)
  void aVaultOfAnotherDataFolderIsRefused() {
    Path vault = folder.resolve("of-another.vault");
    var unused = FileVault.open(vault, "another");

    assertThat(refusal(data(), "--vault", vault.toString()))
        .contains("belongs to data folder 'another'")
        .contains("give each data folder a vault of its own");
  }

  @Test
  @Order(3)
  void aVaultThatIsGoneIsNotReplaced() throws IOException {
    Files.move(folder.resolve("data.vault"), folder.resolve("elsewhere"));

    assertThat(refusal(data())).contains("data.vault and are gone").contains("--vault DIR");
    assertThat(folder.resolve("data.vault")).doesNotExist();
  }

  @Test
  void aBrokenRegisterIsToldWithLineFieldAndWhatIsAllowed() throws IOException {
    String yaml = RegisterLoader.sampleYaml();
    String broken = yaml.replaceFirst("basis: contract", "basis: because");
    assertThat(broken).isNotEqualTo(yaml);
    Path register = Files.writeString(folder.resolve("broken.yaml"), broken, UTF_8);
    long line = broken.substring(0, broken.indexOf("basis: because")).lines().count();

    assertThat(refusal(folder.resolve("broken"), "--register", register.toString()))
        .contains("broken.yaml")
        .contains(Long.toString(line))
        .contains("basis")
        .contains("legitimate-interest");
  }

  @Test
  void aDataFolderInUseIsRefused(PlacetProcess running) {
    assertThat(refusal(running.data())).contains("is in use by another Placet");
    assertThat(running.api().accepted()).isNotNegative();
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(photos.resolve("beach.jpg"), "sand");

    assertThat(refusal(photos)).contains("is not empty and no data folder of Placet");
    assertThat(photos.resolve("beach.jpg")).hasContent("sand");
  }
}
