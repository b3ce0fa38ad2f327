package io.placet.jobs.flink;

import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The identity of every operator: state in a checkpoint is found again by it, so a uid never
 * changes and is never used for something else.
 */
public enum Uids {
  CONTROL_SOURCE,
  CONTROL_WITHOUT_MARKERS,
  EVENT_SOURCE,
  DEFINITION_SOURCE,
  CONSENT_GATE,
  PSEUDONYMISE,
  SEGMENT_ENGINE,
  PSEUDONYMISED_EVENTS_SINK,
  OUTCOMES_SINK,
  WITHHELD_SINK,
  DEAD_LETTERS_SINK,
  PSEUDONYMISED_SOURCE,
  TRANSITION_SOURCE,
  SEGMENT_CHANGE_SOURCE,
  MEMBERSHIP_SOURCE,
  CONTACT_BOUNDS,
  COMBINE,
  RELEASER,
  INSIGHTS_SINK;

  /** As checkpoints hold it, {@code consent-gate}; also the operator's name. */
  public String uid() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Names an operator. */
  public <T> SingleOutputStreamOperator<T> on(SingleOutputStreamOperator<T> operator) {
    return operator.uid(uid()).name(uid());
  }

  /** Names a sink, which derives the uids of its parts from it. */
  public <T> DataStreamSink<T> on(DataStreamSink<T> sink) {
    return sink.uid(uid()).name(uid());
  }
}
