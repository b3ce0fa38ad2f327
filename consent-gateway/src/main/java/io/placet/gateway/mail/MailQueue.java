package io.placet.gateway.mail;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that wait for the server, in memory and bounded. One that fails is tried again, later each
 * time, then given up and counted; what waits when the process ends is lost, and whoever misses it
 * asks again.
 */
public final class MailQueue implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
  private static final int MAX_WAITING = 1_000;
  private static final int SENDERS = 2;
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  private final Transport transport;
  private final List<Duration> pauses;
  private final int maxWaiting;
  private final MailMetrics metrics;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService senders =
      Executors.newScheduledThreadPool(SENDERS, MailQueue::daemon);

  MailQueue(
      Transport transport, List<Duration> pauses, int maxWaiting, PrometheusRegistry registry) {
    this.transport = transport;
    this.pauses = List.copyOf(pauses);
    this.maxWaiting = maxWaiting;
    this.metrics = new MailMetrics(registry, waiting::get);
  }

  /** A queue before an SMTP server. */
  public static MailQueue to(SmtpServer server, PrometheusRegistry registry) {
    return new MailQueue(new SmtpTransport(server), PAUSES, MAX_WAITING, registry);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mail");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean isSetUp() {
    return true;
  }

  @Override
  public boolean offer(Mail mail) {
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      metrics.refused();
      return false;
    }
    later(mail, 0, Duration.ZERO);
    return true;
  }

  private void later(Mail mail, int failures, Duration pause) {
    try {
      var unused =
          senders.schedule(() -> send(mail, failures), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      waiting.decrementAndGet();
    }
  }

  private void send(Mail mail, int failures) {
    try {
      transport.send(mail);
      waiting.decrementAndGet();
      metrics.sent();
    } catch (UndeliveredException failed) {
      if (failed.isForGood() || failures >= pauses.size()) {
        giveUp(failed, failures);
      } else {
        metrics.retried();
        later(mail, failures + 1, pauses.get(failures));
      }
    } catch (RuntimeException bug) {
      giveUp(bug, failures);
    }
  }

  private void giveUp(Exception why, int failures) {
    waiting.decrementAndGet();
    metrics.givenUp();
    LOG.atWarn()
        .addKeyValue("tries", failures + 1)
        .addKeyValue(
            "failure",
            why instanceof UndeliveredException ? why.getMessage() : why.getClass().getName())
        .log("A mail was given up");
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
