package io.placet.acceptance.retail;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who is in a segment when, by looking at everything that a contact did again at every instant at
 * which something can change.
 *
 * <p>A window is (t − W, t] and a day has 24 hours: an order at e counts from e on and no longer at
 * e + W. What slides out at the instant of an event has slid out when the event is looked at: a
 * contact whose order slides out while another comes in at the same instant neither leaves nor
 * enters. Events of one instant come one after another, each is looked at.
 */
public final class SegmentTruth {
  private static final Duration DAY = Duration.ofHours(24);

  /** At least three orders that come to at least 500 in 90 days. */
  public static final Rule FREQUENT_BUYERS =
      frequentBuyers(3, new BigDecimal("500"), DAY.multipliedBy(90));

  /** An order within 365 days, none within 60. */
  public static final Rule LAPSING = lapsing(DAY.multipliedBy(365), DAY.multipliedBy(60));

  private final Map<String, List<RetailEvent>> eventsOfContact = new TreeMap<>();
  private final Rule rule;

  /** Decides from what a contact did alone. */
  public interface Rule {
    boolean holds(Seen seen);

    /** An event can change the answer only at its time and when it slides out of one of these. */
    List<Duration> windows();

    /** The leaves that decided; none where nobody asks for them. */
    default List<Why> why(Seen seen) {
      return List.of();
    }
  }

  public enum Change {
    ENTERED,
    EXITED
  }

  public record Transition(String contact, Change change, Instant at) {}

  /** A transition with the leaves that decided. */
  public record Reasoned(Transition transition, List<Why> why) {
    public Reasoned {
      why = List.copyOf(why);
    }
  }

  /**
   * @param contacts whose consent lets the segment see them
   */
  public SegmentTruth(List<RetailEvent> events, Predicate<String> contacts, Rule rule) {
    this.rule = rule;
    for (RetailEvent event : events) {
      if (event.identified() && contacts.test(event.contact())) {
        eventsOfContact.computeIfAbsent(event.contact(), c -> new ArrayList<>()).add(event);
      }
    }
  }

  /** At least so many orders that come to at least so much. */
  static Rule frequentBuyers(int orders, BigDecimal total, Duration window) {
    return new Rule() {
      @Override
      public boolean holds(Seen seen) {
        List<RetailEvent> counted = seen.orders().within(window).events();
        return counted.size() >= orders
            && counted.stream()
                    .map(RetailEvent::total)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .compareTo(total)
                >= 0;
      }

      @Override
      public List<Duration> windows() {
        return List.of(window);
      }
    };
  }

  /** An order within the long window, none within the short one. */
  static Rule lapsing(Duration known, Duration silent) {
    return new Rule() {
      @Override
      public boolean holds(Seen seen) {
        return seen.orders().within(known).count() > 0 && seen.orders().within(silent).count() == 0;
      }

      @Override
      public List<Duration> windows() {
        return List.of(known, silent);
      }
    };
  }

  /** Contacts, sorted. */
  public List<String> membersAt(Instant at) {
    return eventsOfContact.entrySet().stream()
        .filter(entry -> isIn(seenAt(entry.getValue(), at)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every entry and exit up to and including the instant, by time, then by contact. */
  public List<Transition> transitions(Instant until) {
    return reasoned(until).stream().map(Reasoned::transition).toList();
  }

  /** The same, each with the leaves that decided. */
  public List<Reasoned> reasoned(Instant until) {
    List<Reasoned> all = new ArrayList<>();
    eventsOfContact.forEach((contact, events) -> all.addAll(transitionsOf(contact, events)));
    return all.stream()
        .filter(reasoned -> !reasoned.transition().at().isAfter(until))
        .sorted(
            Comparator.comparing((Reasoned reasoned) -> reasoned.transition().at())
                .thenComparing(reasoned -> reasoned.transition().contact()))
        .toList();
  }

  private List<Reasoned> transitionsOf(String contact, List<RetailEvent> events) {
    List<Reasoned> transitions = new ArrayList<>();
    boolean member = false;
    for (Seen seen : looks(events)) {
      boolean now = isIn(seen);
      if (now != member) {
        Change change = now ? Change.ENTERED : Change.EXITED;
        transitions.add(new Reasoned(new Transition(contact, change, seen.at()), rule.why(seen)));
        member = now;
      }
    }
    return transitions;
  }

  /** With each event as it comes, and whenever one slides out; by time. */
  private List<Seen> looks(List<RetailEvent> events) {
    TreeSet<Instant> instants = new TreeSet<>();
    for (RetailEvent event : events) {
      instants.add(event.time());
      rule.windows().forEach(window -> instants.add(event.time().plus(window)));
    }
    List<Seen> looks = new ArrayList<>();
    for (Instant at : instants) {
      int last = seenAt(events, at).count();
      int before = (int) events.stream().filter(event -> event.time().isBefore(at)).count();
      for (int seen = Math.min(before + 1, last); seen <= last; seen++) {
        looks.add(new Seen(events.subList(0, seen), at));
      }
    }
    return looks;
  }

  /** Of whom nothing was seen, nothing is true. */
  private boolean isIn(Seen seen) {
    return seen.count() > 0 && rule.holds(seen);
  }

  private static Seen seenAt(List<RetailEvent> events, Instant at) {
    return new Seen(events.stream().filter(event -> !event.time().isAfter(at)).toList(), at);
  }
}
