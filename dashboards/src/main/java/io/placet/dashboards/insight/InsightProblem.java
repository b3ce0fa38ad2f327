package io.placet.dashboards.insight;

/** The call cannot be answered as asked; becomes an RFC 9457 problem that says what is allowed. */
final class InsightProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private InsightProblem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static InsightProblem badRequest(String detail) {
    return new InsightProblem(400, "The request is not as the contract says", detail);
  }

  static InsightProblem unknownCaller() {
    return new InsightProblem(
        401, "Unknown caller", "sign in by a link, or send a token in the header Authorization");
  }

  static InsightProblem forbidden(String detail) {
    return new InsightProblem(403, "Not allowed for this caller", detail);
  }

  static InsightProblem notFound(String detail) {
    return new InsightProblem(404, "Not found", detail);
  }

  static InsightProblem unsupported(String detail) {
    return new InsightProblem(415, "Unsupported media type", detail);
  }

  /** It was ended at a limit. */
  static InsightProblem limit(String detail) {
    return new InsightProblem(422, "Ended at a limit", detail);
  }

  static InsightProblem gatewayAway() {
    return new InsightProblem(
        502, "The gateway does not answer", "Check that the gateway is running");
  }

  /** Not now; later, or once somebody has done something. */
  static InsightProblem unavailable(String detail) {
    return new InsightProblem(503, "No figures now", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
