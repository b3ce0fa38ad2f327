package io.placet.schemas.topic;

import static java.util.Objects.requireNonNull;

import io.placet.domain.register.Retention;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates what is missing of the topics and refuses what exists with another number of partitions,
 * cleanup policy or timestamp type: a subject's partition follows from the first, a compacted log
 * keeps by the second, and the third tells append times from what writers claim. Of other settings
 * that differ, such as how long records stay, it warns: an operator may have reasons, and altering
 * them deletes records.
 *
 * @param partitions of each topic
 * @param replicationFactor 1 on the embedded broker, 3 on a cluster
 */
public record TopicCatalogue(int partitions, short replicationFactor, Retention retention) {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCatalogue.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LEADERS_RETRY = Duration.ofMillis(20);

  /**
   * Erased bytes leave a compacted topic within a day: small segments, compacted at the latest
   * after 12 h.
   */
  private static final Duration MAX_COMPACTION_LAG = Duration.ofHours(12);

  private static final Duration COMPACTED_SEGMENT = Duration.ofHours(6);

  /**
   * Records leave by whole segments, at the age of the newest in it: at the latest a day after
   * their retention.
   */
  private static final Duration DELETED_SEGMENT = Duration.ofDays(1);

  /** What records already written rely on, and a start must not change under them. */
  private static final List<String> FIXED_SETTINGS =
      List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);

  /**
   * Creates the topics that do not exist, and returns once they can be written to.
   *
   * @throws TopicException if one exists otherwise than it must, or the broker does not answer
   */
  public void createMissing(Admin admin) {
    createMissing(admin, new TreeSet<>());
  }

  private void createMissing(Admin admin, Set<String> isNew) {
    Map<String, NewTopic> wanted =
        Arrays.stream(Topic.values())
            .collect(Collectors.toMap(Topic::topicName, this::newTopic, (a, b) -> a, TreeMap::new));
    try {
      Set<String> existing = new TreeSet<>(wanted.keySet());
      existing.retainAll(admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
      refuseOtherPartitions(admin, existing);
      refuseOtherSettings(admin, existing);
      wanted.keySet().removeAll(existing);
      isNew.addAll(wanted.keySet());
      admin.createTopics(wanted.values()).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      awaitLeaders(admin, isNew);
    } catch (ExecutionException | TimeoutException unavailable) {
      if (unavailable.getCause() instanceof TopicExistsException) {
        // another process created one meanwhile: hold what it made against what we want
        createMissing(admin, isNew);
        return;
      }
      throw new TopicException(
          "the broker did not create the topics: " + unavailable.getMessage(), unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while creating topics", interrupted);
    }
  }

  /**
   * A partition answers once its broker leads it. A producer that writes before that is refused in
   * the middle of what it has under way, and may not find back into its order (seen: it retries
   * OUT_OF_ORDER_SEQUENCE_NUMBER until its records expire).
   */
  private void awaitLeaders(Admin admin, Set<String> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : topics) {
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!topics.isEmpty()) {
      try {
        admin.listOffsets(ends).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return;
      } catch (ExecutionException notYet) {
        if (!(notYet.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw notYet;
        }
        Thread.sleep(LEADERS_RETRY.toMillis());
      }
    }
  }

  private void refuseOtherPartitions(Admin admin, Set<String> existing)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> found =
        admin.describeTopics(existing).allTopicNames().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    for (TopicDescription topic : found.values()) {
      if (topic.partitions().size() != partitions) {
        throw new TopicException(
            "topic "
                + topic.name()
                + " has "
                + topic.partitions().size()
                + " partitions, configured are "
                + partitions
                + "; the number is fixed at creation: start with --partitions "
                + topic.partitions().size());
      }
    }
  }

  private void refuseOtherSettings(Admin admin, Set<String> existing)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<ConfigResource, Topic> topics =
        Arrays.stream(Topic.values())
            .filter(topic -> existing.contains(topic.topicName()))
            .collect(Collectors.toMap(TopicCatalogue::resource, Function.identity()));
    admin
        .describeConfigs(topics.keySet())
        .all()
        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .forEach((resource, found) -> refuseOther(requireNonNull(topics.get(resource)), found));
  }

  private void refuseOther(Topic topic, Config found) {
    Map<String, String> wanted = settings(topic);
    for (String setting : FIXED_SETTINGS) {
      if (!found.get(setting).value().equals(wanted.get(setting))) {
        throw new TopicException(
            "topic "
                + topic.topicName()
                + " has "
                + setting
                + "="
                + found.get(setting).value()
                + ", needed is "
                + wanted.get(setting)
                + "; alter the topic before it is written to, or use another cluster");
      }
    }
    wanted.forEach((setting, value) -> warnOfOther(topic, setting, value, found));
  }

  private static void warnOfOther(Topic topic, String setting, String wanted, Config found) {
    ConfigEntry entry = found.get(setting);
    if (entry == null || !wanted.equals(entry.value())) {
      LOG.atWarn()
          .addKeyValue("topic", topic.topicName())
          .addKeyValue("setting", setting)
          .addKeyValue("found", entry == null ? "none" : entry.value())
          .addKeyValue("wanted", wanted)
          .log(
              "A topic is set otherwise than the register and the topics' catalogue say; alter it");
    }
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }

  private NewTopic newTopic(Topic topic) {
    return new NewTopic(topic.topicName(), partitions, replicationFactor).configs(settings(topic));
  }

  private Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    // what the read barrier rests on: a leader that was deposed cannot acknowledge
    settings.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicationFactor / 2 + 1));
    settings.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    topic
        .retention(retention)
        .ifPresentOrElse(
            kept -> {
              settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
              settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()));
              settings.put(
                  TopicConfig.SEGMENT_MS_CONFIG, Long.toString(DELETED_SEGMENT.toMillis()));
            },
            () -> {
              settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
              settings.put(
                  TopicConfig.SEGMENT_MS_CONFIG, Long.toString(COMPACTED_SEGMENT.toMillis()));
              settings.put(
                  TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                  Long.toString(MAX_COMPACTION_LAG.toMillis()));
            });
    return settings;
  }
}
