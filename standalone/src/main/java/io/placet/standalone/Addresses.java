package io.placet.standalone;

import io.placet.dashboards.Dashboards;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.Gateway;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * Where the parts can be reached.
 *
 * @param replayOptions what a replay needs besides its file, to reach them
 */
record Addresses(
    String page,
    String officerLink,
    String marketerLink,
    String analystLink,
    String administratorLink,
    String gateway,
    String management,
    String kafka,
    String replayOptions) {

  static Addresses of(
      UpSettings settings, String clock, Gateway gateway, Dashboards page, EmbeddedKafka kafka) {
    String pageAt = at(page.port());
    String gatewayAt = at(gateway.port());
    return new Addresses(
        pageAt,
        pageAt + "/api" + gateway.officerPath(),
        pageAt + "/api" + gateway.marketerPath(),
        pageAt + "/api" + gateway.analystPath(),
        pageAt + "/api" + gateway.administratorPath(),
        gatewayAt,
        at(gateway.managementPort()),
        kafka.bootstrapServers(),
        replayOptions(settings, clock, gatewayAt));
  }

  private static String at(int port) {
    return "http://" + Deployment.LOOPBACK + ":" + port;
  }

  private static String replayOptions(UpSettings settings, String clock, String gatewayAt) {
    StringBuilder options = new StringBuilder();
    if (clock.equals("events")) {
      options.append(" --keep-times");
    }
    if (!settings.data().equals(Path.of(UpCommand.DEFAULT_DATA))) {
      options.append(" --data ").append(settings.data());
    }
    if (!gatewayAt.endsWith(":8080")) {
      options.append(" --gateway-uri ").append(gatewayAt);
    }
    return options.toString();
  }

  /** Without the links, which are for the terminal alone. */
  String toJson() {
    return new JsonObject()
        .put("page", page)
        .put("gateway", gateway)
        .put("management", management)
        .put("kafka", kafka)
        .encodePrettily();
  }
}
