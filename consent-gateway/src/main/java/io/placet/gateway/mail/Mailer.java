package io.placet.gateway.mail;

/** Sends mail, later. */
public interface Mailer extends AutoCloseable {
  /** No mail can leave: nobody said through which server. */
  Mailer NOT_SET_UP =
      new Mailer() {
        @Override
        public boolean isSetUp() {
          return false;
        }

        @Override
        public boolean offer(Mail mail) {
          return false;
        }

        @Override
        public void close() {}
      };

  /** Whether mail can leave at all. */
  boolean isSetUp();

  /** Takes a mail to be sent; false where too many wait, or none can leave. Never blocks. */
  boolean offer(Mail mail);

  /** Gives up what waits. */
  @Override
  void close();
}
