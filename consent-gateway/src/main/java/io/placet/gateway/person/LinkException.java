package io.placet.gateway.person;

/** A link that opens nothing. The person sees a page that says so, and nothing changes. */
final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, and so what the page says. */
  enum Reason {
    /** Not one of ours, or not whole. */
    UNKNOWN(404),
    /** Its time has passed. */
    EXPIRED(410),
    /** It was opened before, and opens once. */
    USED(410),
    /** What it would confirm was withdrawn or replaced since. */
    OVER(410),
    /** There is no session, or it has ended. */
    NO_SESSION(401);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final Reason reason;

  LinkException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
