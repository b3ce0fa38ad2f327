package io.placet.jobs.contact.differential;

import io.placet.domain.event.FieldValue;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.Score;
import io.placet.domain.score.ScoreDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One statement of a rule. */
sealed interface PlainLeaf extends PlainRule {
  /** What it found, as text. */
  String found(PlainView now);

  /** How long an event stays in what it looks at; empty if that never ends by itself. */
  Optional<Duration> window();

  @Override
  default Stream<String> reasons(PlainView now, String path) {
    return Stream.of(path + "=" + holds(now) + ":" + found(now));
  }

  @Override
  default Stream<PlainLeaf> leaves() {
    return Stream.of(this);
  }

  @Override
  default PlainRule resolved(PlainNames names) {
    return this;
  }

  private static String within(Optional<Duration> window) {
    return window.map(length -> ",\"within\":\"" + PlainRule.text(length) + "\"").orElse("");
  }

  private static String amount(long units) {
    BigDecimal number = BigDecimal.valueOf(units, FieldValue.Decimal.SCALE);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static <T> Optional<T> last(List<T> events) {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
  }

  /** How many events there were. */
  record Count(String type, Optional<Duration> window, Operator operator, int number)
      implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"count\",\"event\":\"%s\"%s,\"operator\":\"%s\",\"value\":%d}"
          .formatted(type, within(window), operator.symbol, number);
    }

    @Override
    public boolean holds(PlainView now) {
      return operator.holds(Integer.compare(now.of(type, window).size(), number));
    }

    @Override
    public String found(PlainView now) {
      return Integer.toString(now.of(type, window).size());
    }
  }

  /** What they came to. */
  record Sum(String type, Optional<Duration> window, Operator operator, int whole)
      implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"sum\",\"event\":\"%s\",\"of\":\"total\"%s,\"operator\":\"%s\",\"value\":%d}"
          .formatted(type, within(window), operator.symbol, whole);
    }

    private long sum(PlainView now) {
      return now.of(type, window).stream().mapToLong(event -> event.total().orElse(0L)).sum();
    }

    @Override
    public boolean holds(PlainView now) {
      return operator.holds(Long.compare(sum(now), whole * 10_000L));
    }

    @Override
    public String found(PlainView now) {
      return amount(sum(now));
    }
  }

  /** Whether there was one. */
  record Did(String type, Optional<Duration> window) implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"did\",\"event\":\"%s\"%s}".formatted(type, within(window));
    }

    @Override
    public boolean holds(PlainView now) {
      return !now.of(type, window).isEmpty();
    }

    @Override
    public String found(PlainView now) {
      return last(now.of(type, window)).map(event -> PlainRule.text(event.at())).orElse("");
    }
  }

  /** How long ago the first or last was. */
  record Age(String type, boolean first, boolean recent, Duration bound) implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"%s\",\"event\":\"%s\",\"operator\":\"%s\",\"value\":\"%s\"}"
          .formatted(
              first ? "first" : "last", type, recent ? "within" : "before", PlainRule.text(bound));
    }

    private Optional<Kept> event(PlainView now) {
      List<Kept> all = now.of(type, Optional.empty());
      return first ? all.stream().findFirst() : last(all);
    }

    @Override
    public boolean holds(PlainView now) {
      return event(now)
          .filter(event -> event.at().plus(bound).isAfter(now.at()) == recent)
          .isPresent();
    }

    @Override
    public String found(PlainView now) {
      return event(now).map(event -> PlainRule.text(event.at())).orElse("");
    }

    @Override
    public Optional<Duration> window() {
      return Optional.of(bound);
    }
  }

  /** What the total was at last. */
  record LastTotal(Operator operator, int whole) implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"latest\",\"event\":\"Order Completed\",\"of\":\"total\",\"operator\":\"%s\",\"value\":%d}"
          .formatted(operator.symbol, whole);
    }

    private Optional<Long> total(PlainView now) {
      return last(now.of("Order Completed", Optional.empty()).stream()
              .filter(event -> event.total().isPresent())
              .toList())
          .flatMap(Kept::total);
    }

    @Override
    public boolean holds(PlainView now) {
      return total(now)
          .filter(units -> operator.holds(Long.compare(units, whole * 10_000L)))
          .isPresent();
    }

    @Override
    public String found(PlainView now) {
      return total(now).map(PlainLeaf::amount).orElse("");
    }

    @Override
    public Optional<Duration> window() {
      return Optional.empty();
    }
  }

  /** Whether any order had a number, which is a pseudonym: nobody can say which. */
  record HasNumber() implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"latest\",\"event\":\"Order Completed\",\"of\":\"order_id\",\"operator\":\"exists\"}";
    }

    @Override
    public boolean holds(PlainView now) {
      return now.of("Order Completed", Optional.empty()).stream()
          .anyMatch(event -> event.fields().containsKey("order_id"));
    }

    @Override
    public String found(PlainView now) {
      return "";
    }

    @Override
    public Optional<Duration> window() {
      return Optional.empty();
    }
  }

  /** Where the contact may be reached. */
  record Reached(String channel, @Nullable String purpose) implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"reachable\",\"channel\":\"%s\"%s}"
          .formatted(channel, purpose == null ? "" : ",\"purpose\":\"" + purpose + "\"");
    }

    @Override
    public boolean holds(PlainView now) {
      return purpose == null
          ? now.reach().stream().anyMatch(pair -> pair.endsWith("/" + channel))
          : now.reach().contains(purpose + "/" + channel);
    }

    @Override
    public String found(PlainView now) {
      return holds(now) ? channel : "";
    }

    @Override
    public Optional<Duration> window() {
      return Optional.empty();
    }
  }

  /**
   * What a score comes to.
   *
   * @param score once it is put in place
   */
  record Scored(String id, Operator operator, int threshold, @Nullable ScoreDefinition score)
      implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"score\",\"score\":\"%s\",\"operator\":\"%s\",\"value\":%d}"
          .formatted(id, operator.symbol, threshold);
    }

    @Override
    public PlainRule resolved(PlainNames names) {
      return new Scored(id, operator, threshold, names.score(id));
    }

    boolean fades() {
      return score != null && score.model() instanceof PointsModel;
    }

    private Optional<Score> value(PlainView now) {
      return score == null || now.events().isEmpty()
          ? Optional.empty()
          : score.score(now.events().stream().map(Kept::toDomain).toList(), now.at());
    }

    @Override
    public boolean holds(PlainView now) {
      return value(now)
          .filter(known -> operator.holds(Double.compare(known.value(), threshold)))
          .isPresent();
    }

    @Override
    public String found(PlainView now) {
      return value(now)
          .map(
              known -> {
                BigDecimal number = BigDecimal.valueOf(known.value());
                return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
              })
          .orElse("");
    }

    @Override
    public Optional<Duration> window() {
      return Optional.empty();
    }
  }

  /**
   * Whether the contact is in another segment.
   *
   * @param rule of it, once that is put in place
   */
  record In(String segment, @Nullable PlainRule rule) implements PlainLeaf {
    @Override
    public String json() {
      return "{\"measure\":\"segment\",\"segment\":\"%s\"}".formatted(segment);
    }

    @Override
    public PlainRule resolved(PlainNames names) {
      return new In(segment, names.rule(segment));
    }

    @Override
    public boolean holds(PlainView now) {
      return rule != null && rule.holds(now);
    }

    @Override
    public String found(PlainView now) {
      return Boolean.toString(holds(now));
    }

    @Override
    public Stream<String> reasons(PlainView now, String path) {
      Stream<String> inner = rule == null ? Stream.empty() : rule.reasons(now, path + ">rule");
      return Stream.concat(PlainLeaf.super.reasons(now, path), inner);
    }

    @Override
    public Stream<PlainLeaf> leaves() {
      return rule == null ? Stream.of(this) : rule.leaves();
    }

    @Override
    public Optional<Duration> window() {
      return Optional.empty();
    }
  }
}
