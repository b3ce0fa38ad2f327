package io.placet.gateway.history;

import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.TopicFollower;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics that a history is made of. Nothing waits for them at the start, since no verdict rests
 * on them, so an answer has to say whether they are read to their end.
 */
public final class Followed {
  private static final int BROKER_TIMEOUT_MS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How far an answer goes. */
  public enum State {
    /** Everything committed before the question is counted. */
    CURRENT,
    /** The log is still being read. */
    CATCHING_UP;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Admin admin;
  private final List<TopicFollower> followers;
  private final Duration patience;

  public Followed(Admin admin, List<TopicFollower> followers) {
    this(admin, followers, PATIENCE);
  }

  Followed(Admin admin, List<TopicFollower> followers, Duration patience) {
    this.admin = admin;
    this.followers = List.copyOf(followers);
    this.patience = patience;
  }

  /**
   * Waits a little until what is committed now is applied.
   *
   * @return fails with {@link LogUnavailableException} if the broker does not answer or a topic is
   *     no longer followed
   */
  public CompletableFuture<State> state() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicFollower follower : followers) {
      for (int partition = 0; partition < follower.partitions(); partition++) {
        latest.put(new TopicPartition(follower.topicName(), partition), OffsetSpec.latest());
      }
    }
    return admin
        .listOffsets(
            latest,
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(BROKER_TIMEOUT_MS))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .thenCompose(this::reached)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    new LogUnavailableException("a history cannot be read to its end", failure)));
  }

  private CompletableFuture<State> reached(Map<TopicPartition, ListOffsetsResultInfo> ends) {
    CompletableFuture<?>[] all =
        followers.stream()
            .map(follower -> follower.whenCaughtUp(endsOf(follower, ends)))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all)
        .thenApply(reached -> State.CURRENT)
        .completeOnTimeout(State.CATCHING_UP, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<Integer, Long> endsOf(
      TopicFollower follower, Map<TopicPartition, ListOffsetsResultInfo> ends) {
    Map<Integer, Long> own = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (partition.topic().equals(follower.topicName())) {
            own.put(partition.partition(), end.offset());
          }
        });
    return own;
  }
}
