package io.placet.acceptance.process;

import io.placet.acceptance.retail.ConsentTruth;
import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.RetailFile;
import io.placet.acceptance.retail.RetailTruth;
import io.placet.acceptance.retail.SegmentTruth;
import io.placet.acceptance.retail.TenSegments;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a replay of a file must leave behind, computed without the engine. */
final class Expected {
  /** Whose consent lets an event pass. */
  private static final Set<String> CONSUMED = Set.of("profiling", "analytics");

  /** Those that ship. */
  static final Map<String, SegmentTruth.Rule> SEGMENTS =
      Map.of(
          "frequent-buyers", SegmentTruth.FREQUENT_BUYERS, "lapsing-buyers", SegmentTruth.LAPSING);

  private final RetailTruth truth;
  private final List<RetailEvent> posted;

  private Expected(RetailTruth truth) {
    this.truth = truth;
    this.posted = truth.events();
  }

  static Expected of(RetailFile file) throws IOException {
    return new Expected(RetailTruth.of(file.path()));
  }

  RetailTruth truth() {
    return truth;
  }

  /** In the order of the replay. */
  List<RetailEvent> posted() {
    return posted;
  }

  /** Those of them that a consent lets pass, in the order of the replay. */
  List<RetailEvent> admitted() {
    return posted.stream().filter(event -> passes(event.contact())).toList();
  }

  static boolean passes(String contact) {
    return ConsentTruth.SHIPPED.givesAny(contact, CONSUMED);
  }

  static boolean gives(String contact, String purpose) {
    return ConsentTruth.SHIPPED.gives(contact, purpose);
  }

  /** Of one that ships, or of the ten. */
  SegmentTruth segment(String id) {
    SegmentTruth.Rule rule = SEGMENTS.get(id);
    if (rule == null) {
      rule = TenSegments.rule(id);
    }
    return new SegmentTruth(posted, contact -> gives(contact, "profiling"), rule);
  }
}
