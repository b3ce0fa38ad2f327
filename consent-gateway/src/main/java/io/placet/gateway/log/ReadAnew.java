package io.placet.gateway.log;

import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.util.Set;

/**
 * Has a topic read anew, once, where an earlier version kept less of it in the view than is needed
 * now. For topics that hold all they ever said that still counts.
 */
public final class ReadAnew {
  private static final byte[] DONE = {1};

  private ReadAnew() {}

  /**
   * Forgets what the view has of a topic, unless that was done before. Call before its follower is
   * made.
   *
   * @param form name of the present form
   * @param families that the topic's projections write
   */
  public static void once(
      ViewStore store, String form, Topic topic, int partitions, Set<Family> families) {
    byte[] mark = Keys.bytes(form);
    if (store.get(Family.FORMS, mark).isPresent()) {
      return;
    }
    store.clear(families);
    try (ViewStore.Batch batch = store.batch()) {
      StoredPosition.forget(batch, topic.topicName(), partitions);
      batch.put(Family.FORMS, mark, DONE);
      batch.commit();
    }
  }
}
