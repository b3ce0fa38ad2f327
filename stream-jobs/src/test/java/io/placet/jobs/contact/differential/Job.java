package io.placet.jobs.contact.differential;

import java.time.Instant;
import java.util.List;

/** The job as its sources and its clock see it: the operators, or the reference. */
interface Job {
  void readLog(Topics.Entry entry) throws Exception;

  void readEvent(Topics.Sent sent) throws Exception;

  /** Reads a definition. */
  void readDefinition(Definer.Defined definition) throws Exception;

  /** All partitions of the log have been read as far as an attempt found them. */
  void readMarkers(int attempt) throws Exception;

  /** Event time has come to an instant. */
  void reachEventTime(Instant time) throws Exception;

  /** The wall clock shows another time. */
  void clockMoved() throws Exception;

  /** Keeps the state as it is now. */
  void checkpoint() throws Exception;

  /**
   * Ends, and goes on from the state that was kept last as another attempt.
   *
   * @param definitions those that were there when the job was submitted
   */
  void restart(int attempt, List<Definer.Defined> definitions) throws Exception;

  /** What left since this was asked last. */
  List<Outcome> outcomes() throws Exception;
}
