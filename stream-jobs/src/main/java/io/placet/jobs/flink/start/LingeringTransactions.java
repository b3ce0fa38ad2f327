package io.placet.jobs.flink.start;

import io.placet.jobs.flink.JobException;
import io.placet.jobs.flink.sink.TransactionPrefix;
import java.util.Arrays;
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

  /** Aborts those of our sinks. */
  static void abort(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      List<String> ours =
          admin
              .listTransactions(
                  new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
              .all()
              .get(PATIENCE_S, TimeUnit.SECONDS)
              .stream()
              .map(TransactionListing::transactionalId)
              .filter(LingeringTransactions::isOurs)
              .toList();
      admin.fenceProducers(ours).all().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unavailable) {
      throw new JobException("open transactions of an earlier run cannot be aborted", unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new JobException("interrupted", interrupted);
    }
  }

  private static boolean isOurs(String transactionalId) {
    return Arrays.stream(TransactionPrefix.values())
        .anyMatch(prefix -> transactionalId.startsWith(prefix.text() + "-"));
  }
}
