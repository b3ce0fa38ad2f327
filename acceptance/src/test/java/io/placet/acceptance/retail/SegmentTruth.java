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
 * Who is in a segment when, by looking at every order again at every instant at which something can
 * change.
 *
 * <p>A window is (t − W, t] and a day has 24 hours: an order at e counts from e on and no longer at
 * e + W. Membership is that of an instant as a whole: a contact whose order slides out while
 * another comes in at the same instant neither leaves nor enters.
 */
public final class SegmentTruth {
  private static final Duration DAY = Duration.ofHours(24);

  /** At least three orders that come to at least 500 in 90 days. */
  public static final Rule FREQUENT_BUYERS =
      frequentBuyers(3, new BigDecimal("500"), DAY.multipliedBy(90));

  /** An order within 365 days, none within 60. */
  public static final Rule LAPSING = lapsing(DAY.multipliedBy(365), DAY.multipliedBy(60));

  private final Map<String, List<RetailEvent>> ordersOfContact = new TreeMap<>();
  private final Rule rule;

  /** Decides from a contact's orders alone. */
  public interface Rule {
    boolean holds(List<RetailEvent> orders, Instant at);

    /** An order can change the answer only at its time and when it slides out of one of these. */
    List<Duration> windows();
  }

  public enum Change {
    ENTERED,
    EXITED
  }

  public record Transition(String contact, Change change, Instant at) {}

  /**
   * @param contacts whose consent lets the segment see them
   */
  public SegmentTruth(List<RetailEvent> events, Predicate<String> contacts, Rule rule) {
    this.rule = rule;
    for (RetailEvent event : events) {
      if (event.order() && event.identified() && contacts.test(event.contact())) {
        ordersOfContact.computeIfAbsent(event.contact(), c -> new ArrayList<>()).add(event);
      }
    }
  }

  /** At least so many orders that come to at least so much. */
  static Rule frequentBuyers(int orders, BigDecimal total, Duration window) {
    return new Rule() {
      @Override
      public boolean holds(List<RetailEvent> all, Instant at) {
        List<RetailEvent> counted = inWindow(all, at, window);
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
      public boolean holds(List<RetailEvent> all, Instant at) {
        return !inWindow(all, at, known).isEmpty() && inWindow(all, at, silent).isEmpty();
      }

      @Override
      public List<Duration> windows() {
        return List.of(known, silent);
      }
    };
  }

  /** Contacts, sorted. */
  public List<String> membersAt(Instant at) {
    return ordersOfContact.entrySet().stream()
        .filter(entry -> rule.holds(entry.getValue(), at))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every entry and exit up to and including the instant, by time, then by contact. */
  public List<Transition> transitions(Instant until) {
    List<Transition> all = new ArrayList<>();
    ordersOfContact.forEach((contact, orders) -> all.addAll(transitionsOf(contact, orders)));
    return all.stream()
        .filter(transition -> !transition.at().isAfter(until))
        .sorted(Comparator.comparing(Transition::at).thenComparing(Transition::contact))
        .toList();
  }

  private List<Transition> transitionsOf(String contact, List<RetailEvent> orders) {
    TreeSet<Instant> instants = new TreeSet<>();
    for (RetailEvent order : orders) {
      instants.add(order.time());
      rule.windows().forEach(window -> instants.add(order.time().plus(window)));
    }
    List<Transition> transitions = new ArrayList<>();
    boolean member = false;
    for (Instant at : instants) {
      boolean now = rule.holds(orders, at);
      if (now != member) {
        transitions.add(new Transition(contact, now ? Change.ENTERED : Change.EXITED, at));
        member = now;
      }
    }
    return transitions;
  }

  private static List<RetailEvent> inWindow(List<RetailEvent> orders, Instant at, Duration window) {
    return orders.stream()
        .filter(order -> !order.time().isAfter(at) && order.time().isAfter(at.minus(window)))
        .toList();
  }
}
