package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.sink.TransactionPrefix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** Transactions that a run left open and that no checkpoint will commit. */
final class LingeringTransactions {
  private static final long PATIENCE_S = 30;

  private LingeringTransactions() {}

  /** Aborts those of some of our sinks: another job's may be under way. */
  static void abort(String bootstrapServers, Set<TransactionPrefix> ours) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      List<String> open =
          admin
              .listTransactions(
                  new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
              .all()
              .get(PATIENCE_S, TimeUnit.SECONDS)
              .stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> isOne(id, ours))
              .toList();
      admin.fenceProducers(open).all().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unavailable) {
      throw new JobException("open transactions of an earlier run cannot be aborted", unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  private static boolean isOne(String transactionalId, Set<TransactionPrefix> ours) {
    return ours.stream().anyMatch(prefix -> transactionalId.startsWith(prefix.text() + "-"));
  }
}
