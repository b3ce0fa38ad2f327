package io.placet.dashboards;

/** The address is taken or not ours; whoever started the process must choose another. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListenException(DashboardsConfig config, Throwable cause) {
    super(
        "The dashboards cannot listen on %s:%d (%s): choose another port with --dashboards-port or PLACET_DASHBOARDS_PORT"
            .formatted(config.host(), config.port(), cause.getMessage()),
        cause);
  }
}
