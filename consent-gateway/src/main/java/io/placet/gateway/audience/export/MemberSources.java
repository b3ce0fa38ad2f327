package io.placet.gateway.audience.export;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Source;
import io.placet.domain.audience.Suppression;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.audience.MemberLists;
import io.placet.gateway.derived.DerivedRows;
import io.placet.gateway.derived.PseudonymIndex;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ViewSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Where members come from: a segment's rows, a list, or all contacts. */
public final class MemberSources {
  private final DerivedRows memberships;
  private final PseudonymIndex index;
  private final MemberLists lists;
  private final ContactView view;
  private final Supplier<Register> register;
  private final Clock clock;

  /**
   * The sources.
   *
   * @param register in force, for numbers
   */
  public MemberSources(
      DerivedRows memberships,
      PseudonymIndex index,
      MemberLists lists,
      ContactView view,
      Supplier<Register> register,
      Clock clock) {
    this.memberships = memberships;
    this.index = index;
    this.lists = lists;
    this.view = view;
    this.register = register;
    this.clock = clock;
  }

  /** How many an audience has before any verdict, where that is known without counting. */
  public Optional<Long> size(Audience audience) {
    return audience
        .source()
        .fold(
            segment -> Optional.of(memberships.size(segment.id())),
            list -> lists.size(list.id()),
            suppressed -> Optional.empty());
  }

  /** The same, counted where it must be. Takes as long as there are contacts. */
  long count(Audience audience) {
    return size(audience).orElseGet(() -> suppressed(audience.key()));
  }

  /** Makes what leads from pseudonyms to contacts, so that the first page need not wait for it. */
  void prepare(Audience audience) {
    if (audience.source() instanceof Source.OfSegment) {
      index.size();
    }
  }

  /** Opens the present revision; holds it on the disk until it is closed. */
  Members open(Audience audience) {
    ViewSnapshot at = memberships.snapshot();
    return audience
        .source()
        .fold(
            segment -> new Paged(at, (after, limit) -> ofSegment(at, segment.id(), after, limit)),
            list ->
                new Paged(
                    at,
                    (after, limit) ->
                        bySubject(lists.page(at, list.id(), subject(after), limit), limit)),
            suppressed ->
                // whoever said no, whenever: what stands decides, so no revision of it is kept
                new Paged(
                    at, (after, limit) -> bySubject(view.subjects(subject(after), limit), limit)));
  }

  private Members.Page ofSegment(ViewSnapshot at, String segment, String after, int limit) {
    List<String> pseudonyms = memberships.holders(at, segment, after, limit);
    List<SubjectId> subjects = new ArrayList<>(pseudonyms.size());
    pseudonyms.forEach(pseudonym -> index.subjectOf(pseudonym).ifPresent(subjects::add));
    return new Members.Page(
        subjects,
        pseudonyms.size() < limit ? Optional.empty() : Optional.of(pseudonyms.get(limit - 1)));
  }

  private static Members.Page bySubject(List<SubjectId> subjects, int limit) {
    return new Members.Page(
        subjects,
        subjects.size() < limit ? Optional.empty() : Optional.of(subjects.get(limit - 1).text()));
  }

  private static Optional<SubjectId> subject(String after) {
    return after.isEmpty() ? Optional.empty() : Optional.of(new SubjectId(after));
  }

  private long suppressed(ConsentKey key) {
    Register inForce = register.get();
    Instant now = clock.instant();
    long[] count = {0};
    view.walk(
        Optional.empty(),
        (subject, consents) -> {
          if (Suppression.suppresses(Verdicts.judgeStanding(inForce, consents, key, now))) {
            count[0]++;
          }
          return true;
        });
    return count[0];
  }

  /** Pages of a snapshot, which may be closed while one is read. */
  private static final class Paged implements Members {
    private final ViewSnapshot at;
    private final BiFunction<String, Integer, Page> pages;
    private boolean closed;

    Paged(ViewSnapshot at, BiFunction<String, Integer, Page> pages) {
      this.at = at;
      this.pages = pages;
    }

    @Override
    public synchronized Page page(String after, int limit) {
      if (closed) {
        throw new IllegalStateException("the revision of this export is not kept any more");
      }
      return pages.apply(after, limit);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        at.close();
      }
    }
  }
}
