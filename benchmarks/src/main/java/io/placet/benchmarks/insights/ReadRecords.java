package io.placet.benchmarks.insights;

import io.placet.schemas.topic.Topic;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How many records of a topic the job of this process has taken from Kafka, as its consumers tell
 * it: a job that writes nothing for most events shows by nothing else how far it is.
 */
record ReadRecords(Topic topic) {
  private static final String FETCHES = "kafka.consumer:type=consumer-fetch-manager-metrics";
  private static final long NAP_NANOS = 5_000_000L;
  private static final long STUCK_NANOS = 120_000_000_000L;

  long count() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    long read = 0;
    try {
      ObjectName mine = new ObjectName(FETCHES + ",client-id=" + topic.topicName() + "-*");
      for (ObjectName consumer : beans.queryNames(mine, null)) {
        read += ((Number) beans.getAttribute(consumer, "records-consumed-total")).longValue();
      }
      return read;
    } catch (AttributeNotFoundException | InstanceNotFoundException comesOrGoes) {
      return read;
    } catch (JMException gone) {
      throw new IllegalStateException("the consumers do not tell what they read", gone);
    }
  }

  /** Returns once so many were read. */
  void await(long records) {
    long known = -1;
    long since = System.nanoTime();
    for (long count = count(); count < records; count = count()) {
      if (count > known) {
        known = count;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STUCK_NANOS) {
        throw new IllegalStateException("no more than " + count + " of " + records + " are read");
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
  }
}
