package io.placet.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardsConfigTest {
  @Test
  void listensOnLoopbackUnlessTold() {
    assertThat(new DashboardsConfig(0, DashboardsConfig.DEFAULT_GATEWAY_URI).host())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void knowsThePortOfASchemeWithoutOne() {
    assertThat(new DashboardsConfig(0, URI.create("https://gateway.example/")).gatewayPort())
        .isEqualTo(443);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusesAPortThatIsNone(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DashboardsConfig(port, DashboardsConfig.DEFAULT_GATEWAY_URI))
        .withMessageContaining("between 0 and 65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "ftp://127.0.0.1",
        "/v1",
        "http://127.0.0.1/v1",
        "http://u:p@127.0.0.1",
        "http://127.0.0.1?x=1"
      })
  void refusesAGatewayThatIsNoOrigin(String gateway) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DashboardsConfig(0, URI.create(gateway)))
        .withMessageContaining("gateway's address");
  }
}
