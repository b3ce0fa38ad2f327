package io.placet.dashboards;

import io.placet.dashboards.insight.InsightsConfig;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What one page server needs to know.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param gatewayUri scheme, host and port of the only gateway that calls are forwarded to
 * @param insights where released figures come from, or nothing: then none are told
 */
public record DashboardsConfig(
    String host, int port, URI gatewayUri, Optional<InsightsConfig> insights) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8081;
  public static final URI DEFAULT_GATEWAY_URI = URI.create("http://127.0.0.1:8080");

  private static final Set<String> SCHEMES = Set.of("http", "https");

  public DashboardsConfig {
    require(!host.isBlank(), "The host to listen on is empty");
    require(port >= 0 && port <= 65_535, "The port " + port + " is not between 0 and 65535");
    require(
        gatewayUri.getScheme() != null
            && SCHEMES.contains(gatewayUri.getScheme())
            && gatewayUri.getHost() != null,
        "The gateway's address must look like http://127.0.0.1:8080, not " + gatewayUri);
    require(
        isRoot(gatewayUri),
        "The gateway's address must be scheme, host and port only, without user, path or query");
  }

  /** Listens on loopback and tells no figures. */
  public DashboardsConfig(int port, URI gatewayUri) {
    this(DEFAULT_HOST, port, gatewayUri, Optional.empty());
  }

  /** The same with figures. */
  public DashboardsConfig withInsights(InsightsConfig figures) {
    return new DashboardsConfig(host, port, gatewayUri, Optional.of(figures));
  }

  /** Where each call to the gateway goes. */
  RequestOptions gateway() {
    return new RequestOptions()
        .setHost(gatewayUri.getHost())
        .setPort(gatewayPort())
        .setSsl(gatewayUsesTls());
  }

  boolean gatewayUsesTls() {
    return "https".equals(gatewayUri.getScheme());
  }

  int gatewayPort() {
    if (gatewayUri.getPort() != -1) {
      return gatewayUri.getPort();
    }
    return gatewayUsesTls() ? 443 : 80;
  }

  private static boolean isRoot(URI uri) {
    String path = uri.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/"))
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
