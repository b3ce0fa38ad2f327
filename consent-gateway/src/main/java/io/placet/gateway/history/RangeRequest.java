package io.placet.gateway.history;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The range and step that a caller asks for, each as far as it says so. */
public record RangeRequest(
    Optional<Instant> from, Optional<Instant> to, Optional<Duration> last, Optional<Step> step) {
  /** Steps that are answered where the caller chose the step. */
  static final int MAX_STEPS = 750;

  /** Steps that are answered where we choose it. */
  static final int MAX_CHOSEN_STEPS = 200;

  /**
   * Reads the query.
   *
   * @throws ApiException with what is allowed
   */
  public static RangeRequest of(ApiRequest request) {
    RangeRequest asked =
        new RangeRequest(
            request.queryParameter("from").map(text -> instant("from", text)),
            request.queryParameter("to").map(text -> instant("to", text)),
            request.queryParameter("last").map(RangeRequest::duration),
            request.queryParameter("step").map(RangeRequest::step));
    if (asked.from.isPresent() && asked.last.isPresent()) {
      throw ApiException.badRequest("from, last: only one of them");
    }
    return asked;
  }

  /**
   * The range that is answered: no more than there is, and no more steps than are answered.
   *
   * @param first the first instant of which there is anything; empty where there is nothing
   * @param end where all that is counted ends
   * @throws ApiException where the step asked for gives too many steps, with those that are allowed
   */
  public Range within(Optional<Instant> first, Instant end) {
    Instant until = to.filter(end::isAfter).orElse(end);
    Instant begin = first.map(there -> later(there, begin(there, until))).orElse(until);
    Step chosen = step.orElseGet(() -> choose(begin, until));
    if (chosen.covering(begin, until) > MAX_STEPS) {
      throw ApiException.badRequest(
          "step: at most "
              + MAX_STEPS
              + " steps are answered; allowed for this range: "
              + Arrays.stream(Step.values())
                  .filter(other -> other.covering(begin, until) <= MAX_STEPS)
                  .map(Step::wireName)
                  .collect(Collectors.joining(", ")));
    }
    if (!begin.isBefore(until)) {
      return new Range(until, until, end, chosen);
    }
    Instant whole = chosen.after(chosen.startOf(until.minusNanos(1)));
    return new Range(chosen.startOf(begin), whole.isBefore(end) ? whole : end, end, chosen);
  }

  private Instant begin(Instant first, Instant until) {
    try {
      return from.or(() -> last.map(until::minus)).orElse(first);
    } catch (DateTimeException | ArithmeticException beforeAllTime) {
      return first;
    }
  }

  private static Step choose(Instant begin, Instant until) {
    return Arrays.stream(Step.values())
        .filter(step -> step.covering(begin, until) <= MAX_CHOSEN_STEPS)
        .findFirst()
        .orElse(Step.YEAR);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw ApiException.badRequest(name + ": an instant such as 2026-11-23T10:00:00Z");
    }
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw ApiException.badRequest("last: more than nothing, such as P30D");
      }
      return duration;
    } catch (DateTimeException wrong) {
      throw ApiException.badRequest("last: days or hours, such as P30D or PT24H");
    }
  }

  private static Step step(String text) {
    return Step.ofWireName(text)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "step: allowed: "
                        + Arrays.stream(Step.values())
                            .map(Step::wireName)
                            .collect(Collectors.joining(", "))));
  }
}
