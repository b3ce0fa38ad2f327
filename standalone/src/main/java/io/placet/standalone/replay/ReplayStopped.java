package io.placet.standalone.replay;

/** A replay that ended early; the subclass says who must act, the message says what to do. */
abstract sealed class ReplayStopped extends Exception {
  private static final long serialVersionUID = 1L;

  private ReplayStopped(String message, Throwable cause) {
    super(message, cause);
  }

  private ReplayStopped(String message) {
    super(message);
  }

  abstract int exitCode();

  /** The mapping, the file, the data folder or the options are wrong: the user changes them. */
  static final class NotReplayable extends ReplayStopped {
    private static final long serialVersionUID = 1L;

    NotReplayable(String message) {
      super(message);
    }

    NotReplayable(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    int exitCode() {
      return 2;
    }
  }

  /** The gateway understood and said no: trying again gives the same answer. */
  static final class Refused extends ReplayStopped {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }

    @Override
    int exitCode() {
      return 1;
    }
  }

  /** The gateway could not be reached or was not ready for too long: the same command resumes. */
  static final class Unavailable extends ReplayStopped {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }

    @Override
    int exitCode() {
      return 1;
    }
  }
}
