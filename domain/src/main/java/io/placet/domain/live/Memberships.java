package io.placet.domain.live;

import io.placet.domain.live.Outcome.Cause;
import io.placet.domain.segment.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which segments of a purpose a contact is. */
final class Memberships {
  private final RulePlan[] rules;

  /** The rules that are true, if anything of the contact is kept. */
  private final Bits truths;

  private final Bits members;
  private final Bits touched;
  private boolean isTouched;

  /** Where stored memberships and rules differed when the contact was taken up. */
  private @Nullable Bits odds;

  private int judged;

  Memberships(RulePlan[] rules) {
    this(rules, new Bits(rules.length), new Bits(rules.length));
    for (int rule = 0; rule < rules.length; rule++) {
      touched.set(rule, true);
    }
    isTouched = true;
  }

  private Memberships(RulePlan[] rules, Bits truths, Bits members) {
    this.rules = rules;
    this.truths = truths;
    this.members = members;
    touched = new Bits(rules.length);
  }

  Memberships copy() {
    return new Memberships(rules, truths.copy(), members.copy());
  }

  /** Brings truths up to the leaves; nobody comes or goes by that. */
  void settle(Track track) {
    for (int rule = touched.next(0); rule >= 0; rule = touched.next(rule + 1)) {
      truths.set(rule, rules[rule].rule().holds(track.leaves()));
    }
    touched.clear();
    isTouched = false;
  }

  /** Takes up a contact. */
  void start(Track track, Map<String, Integer> ruleOf, Set<String> known) {
    settle(track);
    for (String segment : known) {
      Integer rule = ruleOf.get(segment);
      if (rule != null) {
        members.set(rule, true);
      }
    }
    for (int rule = 0; rule < rules.length; rule++) {
      if (members.get(rule) != (!track.isEmpty() && truths.get(rule))) {
        odds = odds == null ? new Bits(rules.length) : odds;
        odds.set(rule, true);
      }
    }
  }

  void touch(int[] some) {
    for (int rule : some) {
      touched.set(rule, true);
    }
    isTouched = true;
  }

  /** After the first event, and once the last one is forgotten. */
  void touchAll() {
    touched.setAll(truths);
    touched.setAll(members);
    isTouched = true;
  }

  boolean isTouched(boolean settles) {
    return isTouched || (settles && odds != null);
  }

  void judge(Track track, Judging how, List<Outcome> outcomes) {
    if (odds != null && how.settles()) {
      touched.setAll(odds);
      isTouched = true;
      odds = null;
    }
    if (!isTouched) {
      return;
    }
    for (int rule = touched.next(0); rule >= 0; rule = touched.next(rule + 1)) {
      judge(rule, track, how, outcomes);
    }
    touched.clear();
    isTouched = false;
  }

  private void judge(int rule, Track track, Judging how, List<Outcome> outcomes) {
    judged++;
    boolean truth = rules[rule].rule().holds(track.leaves());
    truths.set(rule, truth);
    boolean holds = truth && !track.isEmpty();
    if (members.get(rule) == holds || (odds != null && odds.get(rule))) {
      return;
    }
    members.set(rule, holds);
    List<Reason> reasons = new ArrayList<>();
    if (!track.isEmpty()) {
      rules[rule].rule().explain(track, how.now(), reasons);
    }
    Instant at = Instant.ofEpochMilli(how.now());
    String id = rules[rule].segment().id();
    int version = rules[rule].segment().version();
    if (holds) {
      outcomes.add(new Outcome.Entered(id, version, at, how.byRule(), reasons));
    } else {
      Cause cause = how.byRule() ? Cause.RULE : Cause.DEFINED;
      outcomes.add(new Outcome.Exited(id, version, at, cause, reasons));
    }
  }

  /** How many rules were judged since the contact was taken up. */
  int judged() {
    return judged;
  }

  int bytes() {
    return 3 * truths.bytes() + 100;
  }
}
