package io.placet.gateway.audience.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Where a receiver is, with the address that its name led to when that was held against the rules.
 * The connection is made to this address and no other, so that a name cannot lead elsewhere between
 * the look and the step.
 *
 * @param address that is connected to
 */
record Target(URI url, InetAddress address) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LONGEST = 2_000;

  /** Looks names up. */
  @FunctionalInterface
  interface Resolver {
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
  }

  /** Which targets there may be. */
  enum Allowed {
    /** HTTPS on the public internet. */
    PUBLIC,
    /** Besides it this machine, also without TLS: for development. */
    ALSO_LOOPBACK
  }

  /** The operating system's way. */
  static final Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * Reads an address that somebody gave.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static URI parse(String text, Allowed allowed) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("url: at most " + LONGEST + " characters");
    }
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("url: such as https://tool.example/placet", malformed);
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = allowed == Allowed.ALSO_LOOPBACK && scheme.equals("http");
    if (!scheme.equals("https") && !plain) {
      throw new IllegalArgumentException("url: https only");
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException("url: a host, without user name and fragment");
    }
    return url;
  }

  /**
   * Looks a receiver's name up, and refuses it where any of its addresses is one that a receiver
   * may not have.
   *
   * @throws RefusedTargetException where it is refused
   * @throws UnknownHostException where the name leads nowhere now
   */
  static Target of(URI url, Allowed allowed, Resolver resolver) throws UnknownHostException {
    List<InetAddress> addresses = resolver.addressesOf(host(url));
    if (addresses.isEmpty()) {
      throw new UnknownHostException("no address");
    }
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    for (InetAddress address : addresses) {
      boolean near = allowed == Allowed.ALSO_LOOPBACK && PublicAddress.isLoopback(address);
      if (!near && !(tls && PublicAddress.isPublic(address))) {
        throw new RefusedTargetException();
      }
    }
    return new Target(url, addresses.get(0));
  }

  /** The name without the brackets of a literal IPv6 address. */
  static String host(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  boolean isTls() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  int port() {
    if (url.getPort() != -1) {
      return url.getPort();
    }
    return isTls() ? HTTPS : HTTP;
  }

  /** Path and query, with more behind the path. */
  String path(String more) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String whole = path + more;
    return (whole.isEmpty() ? "/" : whole)
        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }
}
