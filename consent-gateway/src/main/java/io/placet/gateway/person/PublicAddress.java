package io.placet.gateway.person;

import java.net.URI;

/** Where people reach the pages of this gateway, or of the balancer before it. */
public final class PublicAddress {
  private volatile String base = "";

  /** Sets it, once it is known. */
  public void is(URI address) {
    String text = address.toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** A page's whole address, for a mail. */
  String url(String path) {
    return base + path;
  }

  /** A page's address within this site. */
  String path(String path) {
    return URI.create(base).getRawPath() + path;
  }

  boolean isSecure() {
    return base.startsWith("https:");
  }
}
