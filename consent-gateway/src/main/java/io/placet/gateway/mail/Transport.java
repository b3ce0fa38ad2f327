package io.placet.gateway.mail;

/** Hands a mail to a server, and waits for its answer. */
@FunctionalInterface
interface Transport {
  void send(Mail mail) throws UndeliveredException;
}
