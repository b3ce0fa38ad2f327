package io.placet.domain.insight;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured in each cell. */
public sealed interface Measure {
  /** The event types that it reads. */
  List<String> events();

  /** Whether one contact can contribute no more than 1 to a cell, so that cells tell contacts. */
  default boolean tellsContacts() {
    return true;
  }

  /** How many events there were. */
  record Count(List<String> events) implements Measure {
    public Count {
      events = List.copyOf(events);
    }

    @Override
    public boolean tellsContacts() {
      return false;
    }
  }

  /**
   * A sum of amounts.
   *
   * @param field a decimal or whole number, counted in 1/10,000
   * @param adds event types whose amounts are added
   * @param subtracts event types whose amounts are taken away
   */
  record Sum(String field, List<String> adds, List<String> subtracts) implements Measure {
    public Sum {
      adds = List.copyOf(adds);
      subtracts = List.copyOf(subtracts);
    }

    @Override
    public List<String> events() {
      return Stream.concat(adds.stream(), subtracts.stream()).toList();
    }

    @Override
    public boolean tellsContacts() {
      return false;
    }
  }

  /** How many contacts there were; those of several windows do not add up. */
  record Contacts(List<String> events) implements Measure {
    public Contacts {
      events = List.copyOf(events);
    }
  }

  /**
   * How many contacts came to each step within the window, one after the other.
   *
   * @param events the steps, two or more, each another event type
   */
  record Funnel(List<String> events) implements Measure {
    public Funnel {
      events = List.copyOf(events);
      if (events.size() < 2 || Set.copyOf(events).size() < events.size()) {
        throw new IllegalArgumentException("a funnel has two steps or more, each another type");
      }
    }
  }

  /**
   * How many contacts of each cohort were active, a cohort being those whose first event that was
   * seen lies in the same window.
   *
   * @param events that make a contact active
   * @param windows how many windows back cohorts are told apart, 1 or more; the earlier ones are
   *     {@link Dimension#OTHER}
   */
  record Retention(List<String> events, int windows) implements Measure {
    public Retention {
      events = List.copyOf(events);
      if (windows < 1) {
        throw new IllegalArgumentException("cohorts are told apart for 1 window or more");
      }
    }
  }

  /**
   * How many contacts are in each segment at a window's end: running totals, which one contact
   * changes when it enters and when it leaves.
   *
   * @param segments those whose sizes are told, each once
   */
  record Members(List<String> segments) implements Measure {
    public Members {
      segments = List.copyOf(segments);
      if (segments.isEmpty() || Set.copyOf(segments).size() < segments.size()) {
        throw new IllegalArgumentException("there is one segment or more, each once");
      }
    }

    /** Segments are followed, not events. */
    @Override
    public List<String> events() {
      return List.of();
    }
  }
}
