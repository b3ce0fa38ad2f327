package io.placet.gateway;

import picocli.CommandLine.Option;

/** Options of receivers of webhooks, the same wherever a gateway is started. */
public final class WebhookOptions {
  @Option(
      names = "--allow-loopback-webhooks",
      defaultValue = "${env:PLACET_ALLOW_LOOPBACK_WEBHOOKS:-false}",
      description =
          "Lets this machine receive webhooks, also without TLS; for development (${DEFAULT-VALUE})")
  private boolean loopbackAllowed;

  public boolean isLoopbackAllowed() {
    return loopbackAllowed;
  }
}
