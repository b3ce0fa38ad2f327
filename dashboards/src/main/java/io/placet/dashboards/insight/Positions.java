package io.placet.dashboards.insight;

import java.util.Map;

/**
 * Up to where a topic was read.
 *
 * @param topicId of the topic, which one of the same name that is made anew has not
 * @param next the offset to go on at, by partition
 */
record Positions(String topicId, Map<Integer, Long> next) {
  Positions {
    next = Map.copyOf(next);
  }
}
