package io.placet.acceptance.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * How far something reached by a time, in each partition: the greatest value of all marks before.
 * One pass over marks and questions in order of time.
 */
final class Frontier {
  /** Reached at a time, in a partition. */
  record Mark(long at, int partition, long value) {}

  /** What has to reach as far. */
  record Question<T>(long at, int partition, long value, T asker) {}

  private Frontier() {}

  /** Tells the askers that do not reach as far as a mark before them, and that mark's value. */
  static <T> void shortfalls(
      List<Mark> marks, List<Question<T>> questions, BiConsumer<T, Long> shortOf) {
    List<Mark> inTime = marks.stream().sorted(Comparator.comparingLong(Mark::at)).toList();
    Map<Integer, Long> reached = new HashMap<>();
    int next = 0;
    for (Question<T> question : sorted(questions)) {
      for (; next < inTime.size() && inTime.get(next).at() < question.at(); next++) {
        reached.merge(inTime.get(next).partition(), inTime.get(next).value(), Math::max);
      }
      OptionalLong before = at(reached, question.partition());
      if (before.isPresent() && question.value() < before.getAsLong()) {
        shortOf.accept(question.asker(), before.getAsLong());
      }
    }
  }

  private static <T> List<Question<T>> sorted(List<Question<T>> questions) {
    return questions.stream().sorted(Comparator.comparingLong(Question::at)).toList();
  }

  private static OptionalLong at(Map<Integer, Long> reached, int partition) {
    Long value = reached.get(partition);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
