package io.placet.domain.signal;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.SignalKind;
import io.placet.domain.register.Signals;
import io.placet.domain.signal.Signal.Answer;
import io.placet.domain.signal.Statement.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What signals of one collection point mean by the register. One no outweighs every yes, so that
 * signals that contradict each other consent to nothing; a kind that the point does not declare
 * means nothing.
 */
public final class Meaning {
  private final Register register;
  private final CollectionPoint point;
  private final List<Signal> signals;
  private final Instant at;

  private Meaning(Register register, CollectionPoint point, List<Signal> signals, Instant at) {
    this.register = register;
    this.point = point;
    this.signals = signals;
    this.at = at;
  }

  /**
   * The statements, in the register's order.
   *
   * @param at when a notice must be in force to be proven
   */
  public static List<Statement> of(
      Register register, CollectionPoint point, List<Signal> signals, Instant at) {
    Meaning meaning = new Meaning(register, point, signals, at);
    return register.purposes().stream()
        .filter(purpose -> point.purposes().contains(purpose.id()))
        .flatMap(meaning::about)
        .toList();
  }

  /** Names that a signal mentions and the point gives no meaning to. */
  public static NavigableSet<String> undeclared(CollectionPoint point, List<Signal> signals) {
    NavigableSet<String> names = new TreeSet<>();
    for (Signal signal : signals) {
      Stream.concat(signal.allowed().stream(), signal.denied().stream())
          .filter(name -> !point.signals().meaningsOf(signal.kind()).containsKey(name))
          .forEach(names::add);
    }
    return names;
  }

  /** Every answer of a signal to a name that stands for the purpose. */
  private record Heard(SignalKind kind, Answer answer) {}

  private Stream<Statement> about(Purpose purpose) {
    List<Heard> heard = heard(purpose.id());
    Optional<Heard> no = heard.stream().filter(h -> h.answer() == Answer.NO).findFirst();
    if (no.isPresent()) {
      return refusals(purpose, no.get().kind());
    }
    boolean yes = !heard.isEmpty() && heard.stream().allMatch(h -> h.answer() == Answer.YES);
    // a signal names no channel, and consent to one channel is none to another
    return yes && purpose.channels().isEmpty()
        ? Stream.of(
            new Statement(
                ConsentKey.of(purpose.id()), Said.GIVES, heard.get(0).kind(), notice(purpose)))
        : Stream.of();
  }

  private List<Heard> heard(String purpose) {
    Signals declared = point.signals();
    List<Heard> heard = new ArrayList<>();
    for (Signal signal : signals) {
      declared.meaningsOf(signal.kind()).entrySet().stream()
          .filter(meaning -> meaning.getValue().contains(purpose))
          .map(Map.Entry::getKey)
          .map(name -> new Heard(signal.kind(), signal.to(name)))
          .forEach(heard::add);
    }
    return heard;
  }

  private static Stream<Statement> refusals(Purpose purpose, SignalKind kind) {
    Stream<ConsentKey> keys =
        purpose.channels().isEmpty()
            ? Stream.of(ConsentKey.of(purpose.id()))
            : purpose.channels().stream().sorted().map(c -> ConsentKey.of(purpose.id(), c));
    return keys.map(key -> new Statement(key, Said.REFUSES, kind, Optional.empty()));
  }

  private Optional<NoticeRef> notice(Purpose purpose) {
    return Optional.ofNullable(point.signals().notices().get(purpose.id()))
        .flatMap(register::notice)
        .filter(notice -> !notice.isRetired(at))
        .map(Notice::ref);
  }
}
