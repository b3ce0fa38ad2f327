package io.placet.acceptance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Whether gateways are linearizable in a history. The offsets of the log give the order of the
 * versions, so this needs no search: sorting, and a pass for each rule.
 */
public final class Checker {
  private final History history;
  private final Origins origins;
  private final Map<Key, Versions> versions = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private Checker(History history) {
    this.history = history;
    this.origins = new Origins(history);
    violations.addAll(origins.violations());
    history.log().forEach(this::version);
  }

  /** What does not hold; empty for a history that is linearizable. */
  public static List<Violation> check(History history) {
    Checker checker = new Checker(history);
    history.decisions().forEach(checker::answer);
    checker.acknowledged();
    checker.future();
    checker.order();
    return List.copyOf(checker.violations);
  }

  private void version(Logged record) {
    Optional<String> contact = origins.contactOf(record);
    if (contact.isEmpty()) {
      return; // nobody was told of any record of this subject: it is told by Origins
    }
    Versions ofKey =
        versions.computeIfAbsent(
            new Key(contact.get(), record.purpose()), none -> new Versions(record.partition()));
    if (ofKey.partition() == record.partition()) {
      ofKey.add(record);
    } else {
      violations.add(new Violation(Rule.LOG, "not where the key's records are: " + record));
    }
  }

  private void answer(Decision decision) {
    Versions ofKey = versions.get(decision.key());
    if (ofKey != null && ofKey.partition() != decision.prefix().partition()) {
      violations.add(new Violation(Rule.ANSWER, "the key is in another partition: " + decision));
      return;
    }
    Optional<Logged> allowing =
        Optional.ofNullable(ofKey)
            .flatMap(known -> known.allowing(decision.prefix().end(), decision.asOf()));
    boolean sameRecord =
        decision.record().isEmpty() || allowing.map(Logged::id).equals(decision.record());
    if (allowing.isPresent() != decision.allowed() || !sameRecord) {
      violations.add(new Violation(Rule.ANSWER, decision + ", but there stands " + allowing));
    }
  }

  private void acknowledged() {
    List<Frontier.Mark> marks =
        history.writes().stream()
            .flatMap(
                write ->
                    write
                        .acknowledgement()
                        .map(
                            told ->
                                new Frontier.Mark(
                                    write.span().returned(),
                                    told.revision().partition(),
                                    told.revision().end()))
                        .stream())
            .toList();
    Frontier.shortfalls(
        marks,
        questions(1, decision -> decision.span().invoked()),
        (decision, end) -> violations.add(shorter(Rule.ACKNOWLEDGED, decision, end)));
  }

  /** With time and offsets turned round: what was invoked after the answer bounds it from above. */
  private void future() {
    List<Frontier.Mark> marks =
        origins.invocations().stream()
            .map(mark -> new Frontier.Mark(-mark.at(), mark.partition(), -mark.value()))
            .toList();
    Frontier.shortfalls(
        marks,
        questions(-1, decision -> -decision.span().returned()),
        (decision, negative) ->
            violations.add(
                new Violation(
                    Rule.FUTURE, decision + " rests on offset " + -negative + " of later")));
  }

  private void order() {
    List<Frontier.Mark> marks =
        history.decisions().stream()
            .map(
                decision ->
                    new Frontier.Mark(
                        decision.span().returned(),
                        decision.prefix().partition(),
                        decision.prefix().end()))
            .toList();
    Frontier.shortfalls(
        marks,
        questions(1, decision -> decision.span().invoked()),
        (decision, end) -> violations.add(shorter(Rule.ORDER, decision, end)));
  }

  private List<Frontier.Question<Decision>> questions(int sign, ToLongFunction<Decision> time) {
    return history.decisions().stream()
        .map(
            decision ->
                new Frontier.Question<>(
                    time.applyAsLong(decision),
                    decision.prefix().partition(),
                    sign * decision.prefix().end(),
                    decision))
        .toList();
  }

  private static Violation shorter(Rule rule, Decision decision, long end) {
    return new Violation(rule, decision + " ends before " + end);
  }
}
