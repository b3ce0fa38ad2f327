package io.placet.dashboards;

import java.net.URI;
import java.util.Set;

/**
 * What one page server needs to know.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param gatewayUri scheme, host and port of the only gateway that calls are forwarded to
 */
public record DashboardsConfig(String host, int port, URI gatewayUri) {
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

  /** Listens on loopback. */
  public DashboardsConfig(int port, URI gatewayUri) {
    this(DEFAULT_HOST, port, gatewayUri);
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
