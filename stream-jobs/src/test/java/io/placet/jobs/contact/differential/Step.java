package io.placet.jobs.contact.differential;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.schemas.avro.DefinitionState;
import java.time.Duration;

/**
 * One step of a history. What a gateway writes lies in its topic until a step reads it, so the
 * order of the steps is how the two inputs of the job interleave.
 */
sealed interface Step {
  /**
   * Whom a step is about.
   *
   * @param number of the person
   * @param former the subject id before the last erasure, where there was one: a gateway that was
   *     behind still writes under it
   */
  record Who(int number, boolean former) {
    @Override
    public String toString() {
      return "contact " + number + (former ? " (former id)" : "");
    }
  }

  /**
   * A consent record is written.
   *
   * @param validFor how long a grant holds; zero: it names no end
   * @param informed whether the writer saw the newest record, as a barrier makes sure
   * @param proven whether it has the evidence that the register asks for
   */
  record Consent(
      Who who,
      ConsentKey key,
      ConsentState state,
      Actor actor,
      Duration validFor,
      boolean informed,
      boolean proven)
      implements Step {
    @Override
    public String toString() {
      return "write: %s %s %s by %s%s%s%s"
          .formatted(
              who,
              state,
              key.purpose() + key.channel().map(channel -> "/" + channel).orElse(""),
              actor,
              validFor.isZero() ? "" : " for " + validFor,
              informed ? "" : ", overtaken",
              proven ? "" : ", no proof");
    }
  }

  /** Something is known of a contact. */
  record Facts(Who who, boolean child) implements Step {
    @Override
    public String toString() {
      return "write: " + who + (child ? " is a child" : " is of age");
    }
  }

  /** A data key is minted; from then on payloads are sealed. */
  record MintKey(Who who) implements Step {
    @Override
    public String toString() {
      return "write: " + who + " has a data key";
    }
  }

  /** A contact enters a later epoch of pseudonyms. */
  record EnterEpoch(Who who, int by) implements Step {
    @Override
    public String toString() {
      return "write: " + who + " enters the epoch " + by + " further";
    }
  }

  /** A contact is erased, and its slot's key destroyed; who comes back gets another subject id. */
  record Erase(int number) implements Step {
    @Override
    public String toString() {
      return "write: contact " + number + " is erased";
    }
  }

  /** A record of a contact that nothing can read is written, or the last such is removed. */
  record Spoil(Who who, boolean spoilt) implements Step {
    @Override
    public String toString() {
      return "write: " + who + (spoilt ? " has a broken record" : "'s broken record is removed");
    }
  }

  /**
   * An event is accepted.
   *
   * @param age how long ago it happened
   * @param careless whether the gateway names all purposes of the type, not only those that stand
   * @param slow whether it had accepted the event before the contact's newest record was written
   */
  record Send(Who who, String type, Duration age, Payload payload, boolean careless, boolean slow)
      implements Step {
    @Override
    public String toString() {
      return "send: %s %s %s of %s ago%s%s"
          .formatted(
              who,
              type,
              payload,
              age,
              careless ? ", for all its purposes" : "",
              slow ? ", slowly" : "");
    }
  }

  /** An earlier event of a contact comes again: the same, or amended. */
  record SendAgain(Who who, int which, boolean amended, Payload payload) implements Step {
    @Override
    public String toString() {
      return "send: %s event %d again%s"
          .formatted(who, which, amended ? ", amended to " + payload : "");
    }
  }

  /** A segment is defined, or its rule is changed. */
  record DefineSegment(String id, PlainRule rule) implements Step {
    @Override
    public String toString() {
      return "define: segment " + id + " " + rule.json();
    }
  }

  /** A score is defined, or its model is changed. */
  record DefineScore(String id, String model) implements Step {
    @Override
    public String toString() {
      return "define: score " + id + " " + model;
    }
  }

  /** A definition is paused, resumed or archived. */
  record SetState(String id, DefinitionState state) implements Step {
    @Override
    public String toString() {
      return "define: " + id + " is " + state;
    }
  }

  /** The job reads some of the definitions. */
  record ReadDefinitions(int atMost) implements Step {
    @Override
    public String toString() {
      return "read: " + atMost + " of the definitions";
    }
  }

  /** A contact is to be judged by the newest of a definition. */
  record Reevaluate(Who who, String definition) implements Step {
    @Override
    public String toString() {
      return "write: " + who + " is to be judged by " + definition;
    }
  }

  /** Something that is no event is in the topic. */
  record SendGarbage(int partition) implements Step {
    @Override
    public String toString() {
      return "send: garbage to partition " + partition;
    }
  }

  /** The job reads some of a partition of the log. */
  record ReadLog(int partition, int atMost) implements Step {
    @Override
    public String toString() {
      return "read: " + atMost + " of the log, partition " + partition;
    }
  }

  /** The job reads some of a partition of the events. */
  record ReadEvents(int partition, int atMost) implements Step {
    @Override
    public String toString() {
      return "read: " + atMost + " of the events, partition " + partition;
    }
  }

  /** The job reads all that is there. */
  record ReadAll(boolean eventsFirst) implements Step {
    @Override
    public String toString() {
      return "read: all, " + (eventsFirst ? "events first" : "log first");
    }
  }

  /**
   * The wall clock goes on.
   *
   * @param ticks whether event time follows at once
   */
  record Pass(Duration time, boolean ticks) implements Step {
    @Override
    public String toString() {
      return "pass: " + time + (ticks ? ", event time follows" : "");
    }
  }

  /** Event time follows the wall clock. */
  record Tick() implements Step {
    @Override
    public String toString() {
      return "tick: event time follows";
    }
  }

  /** A checkpoint is completed. */
  record Checkpoint() implements Step {
    @Override
    public String toString() {
      return "checkpoint";
    }
  }

  /**
   * The job ends, and starts again at the last checkpoint as another attempt; what it put out since
   * was not committed.
   *
   * @param planned whether it made a checkpoint before
   */
  record Restart(boolean planned, Duration after) implements Step {
    @Override
    public String toString() {
      return (planned ? "stop and start " : "crash and start ") + after + " later";
    }
  }
}
