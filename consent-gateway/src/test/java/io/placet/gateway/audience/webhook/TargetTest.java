package io.placet.gateway.audience.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.audience.webhook.Target.Allowed;
import io.placet.gateway.audience.webhook.Target.Resolver;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private static final String PUBLIC = "1.1.1.1";
  private static final URI TOOL = URI.create("https://tool.example/hook?list=3");

  private static Resolver leadingTo(String... addresses) {
    return host -> {
      List<InetAddress> found = new java.util.ArrayList<>();
      for (String address : addresses) {
        found.add(InetAddress.getByName(address));
      }
      return found;
    };
  }

  @Test
  void whatTheNameLedToIsConnectedTo() throws UnknownHostException {
    Target target = Target.of(TOOL, Allowed.PUBLIC, leadingTo(PUBLIC));

    assertThat(target.address()).isEqualTo(InetAddress.getByName(PUBLIC));
    assertThat(target.port()).isEqualTo(443);
    assertThat(target.path("/add")).isEqualTo("/hook/add?list=3");
  }

  @Test
  void oneAddressInsideIsEnoughToRefuse() {
    assertThatThrownBy(() -> Target.of(TOOL, Allowed.PUBLIC, leadingTo(PUBLIC, "169.254.169.254")))
        .isInstanceOf(RefusedTargetException.class)
        .hasMessageNotContaining("169.254");
  }

  @Test
  void aNameThatLeadsElsewhereTheSecondTimeIsRefusedThen() throws UnknownHostException {
    String[] first = {PUBLIC};
    String[] second = {"127.0.0.1"};
    List<String[]> answers = new java.util.ArrayList<>(Arrays.asList(first, second));
    Resolver rebinding = host -> leadingTo(answers.remove(0)).addressesOf(host);

    Target.of(TOOL, Allowed.PUBLIC, rebinding);

    assertThatThrownBy(() -> Target.of(TOOL, Allowed.PUBLIC, rebinding))
        .isInstanceOf(RefusedTargetException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tool.example/",
        "ftp://tool.example/",
        "file:///etc/passwd",
        "https:///nowhere",
        "https://user:pass@tool.example/",
        "https://tool.example/#there",
        "javascript:alert(1)",
        "not a url",
        ""
      })
  void onlyHttpsWithAHostIsTaken(String text) {
    assertThatThrownBy(() -> Target.parse(text, Allowed.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.1]/",
        "https://localhost/"
      })
  void aLiteralOrLocalNameInsideIsRefusedHoweverItIsWritten(String text) {
    assertThatThrownBy(
            () -> Target.of(Target.parse(text, Allowed.PUBLIC), Allowed.PUBLIC, Target.SYSTEM))
        .isInstanceOfAny(
            RefusedTargetException.class,
            IllegalArgumentException.class,
            UnknownHostException.class);
  }

  @Test
  void forDevelopmentThisMachineAloneIsAllowedBesides() throws UnknownHostException {
    URI near = Target.parse("http://127.0.0.1:9999/hook", Allowed.ALSO_LOOPBACK);

    assertThat(Target.of(near, Allowed.ALSO_LOOPBACK, Target.SYSTEM).port()).isEqualTo(9999);
    assertThatThrownBy(() -> Target.of(near, Allowed.ALSO_LOOPBACK, leadingTo("192.168.0.7")))
        .isInstanceOf(RefusedTargetException.class);
    assertThatThrownBy(() -> Target.of(near, Allowed.ALSO_LOOPBACK, leadingTo(PUBLIC)))
        .isInstanceOf(RefusedTargetException.class);
  }
}
