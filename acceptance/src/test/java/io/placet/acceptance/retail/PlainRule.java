package io.placet.acceptance.retail;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule written out in Java, with what its definition calls the path of each leaf, so that it can
 * say which leaves decided.
 */
interface PlainRule {
  boolean holds(Seen seen);

  /** The leaves that decided, from the path on at which this stands. */
  Stream<Why> why(Seen seen, String path);

  static PlainRule leaf(Predicate<Seen> holds, Function<Seen, String> value) {
    return new PlainRule() {
      @Override
      public boolean holds(Seen seen) {
        return holds.test(seen);
      }

      @Override
      public Stream<Why> why(Seen seen, String path) {
        return Stream.of(new Why(path, holds(seen), value.apply(seen)));
      }
    };
  }

  static PlainRule not(PlainRule part) {
    return new PlainRule() {
      @Override
      public boolean holds(Seen seen) {
        return !part.holds(seen);
      }

      @Override
      public Stream<Why> why(Seen seen, String path) {
        return part.why(seen, path);
      }
    };
  }

  static PlainRule all(PlainRule... parts) {
    return group(List.of(parts), seen -> Stream.of(parts).allMatch(part -> part.holds(seen)));
  }

  static PlainRule any(PlainRule... parts) {
    return group(List.of(parts), seen -> Stream.of(parts).anyMatch(part -> part.holds(seen)));
  }

  /** Those of its parts decided whose truth is its own. */
  private static PlainRule group(List<PlainRule> parts, Predicate<Seen> holds) {
    return new PlainRule() {
      @Override
      public boolean holds(Seen seen) {
        return holds.test(seen);
      }

      @Override
      public Stream<Why> why(Seen seen, String path) {
        return IntStream.range(0, parts.size())
            .filter(part -> parts.get(part).holds(seen) == holds(seen))
            .boxed()
            .flatMap(part -> parts.get(part).why(seen, path + ".rules[" + part + "]"));
      }
    };
  }
}
