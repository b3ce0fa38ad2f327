package io.placet.jobs.insight.bound;

import io.placet.domain.insight.OwnEvents;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the engine tells of segments, as events of the contact whose row it is. */
public final class Memberships {
  /** That a contact is in a segment or is not: no event that could be measured. */
  private static final String MEMBERSHIP = "Segment Membership";

  private static final String MEMBER = "member";

  /** Of records from before there were any. */
  private static final String NO_REVISION = "0@0";

  private Memberships() {}

  /** A contact entered or left: an event, for whatever purpose figures have. */
  public static PseudonymisedEvent changed(SegmentChange change) {
    boolean enters = change.getChange() == ChangeKind.ENTERED;
    String what = enters ? OwnEvents.ENTERED : OwnEvents.LEFT;
    String at = Long.toString(change.getAt().toEpochMilli());
    return new PseudonymisedEvent(
        String.join(" ", OwnEvents.SEGMENT_CHANGED, change.getSegmentId(), what, at),
        change.getPseudonym(),
        OwnEvents.SEGMENT_CHANGED,
        change.getAt(),
        List.of(),
        Map.of(
            OwnEvents.SEGMENT, change.getSegmentId(),
            OwnEvents.CHANGE, what,
            OwnEvents.REASON, change.getReason().name().toLowerCase(Locale.ROOT)),
        change.getRevision().isEmpty() ? NO_REVISION : change.getRevision());
  }

  /** A contact is in a segment. */
  public static PseudonymisedEvent entered(Membership membership) {
    return membership(
        membership.getPseudonym(), membership.getSegmentId(), membership.getSince(), true);
  }

  /** A contact is in a segment no longer, since the engine said so. */
  public static PseudonymisedEvent left(String pseudonym, String segment, Instant at) {
    return membership(pseudonym, segment, at, false);
  }

  private static PseudonymisedEvent membership(
      String pseudonym, String segment, Instant at, boolean isMember) {
    return new PseudonymisedEvent(
        MEMBERSHIP + " " + segment,
        pseudonym,
        MEMBERSHIP,
        at,
        List.of(),
        Map.of(OwnEvents.SEGMENT, segment, MEMBER, isMember),
        NO_REVISION);
  }

  static boolean isMembership(PseudonymisedEvent event) {
    return event.getType().equals(MEMBERSHIP);
  }

  static boolean isChange(String eventType) {
    return eventType.equals(OwnEvents.SEGMENT_CHANGED);
  }

  static String segment(PseudonymisedEvent membership) {
    return String.valueOf(membership.getFields().get(OwnEvents.SEGMENT));
  }

  static boolean isMember(PseudonymisedEvent membership) {
    return Boolean.TRUE.equals(membership.getFields().get(MEMBER));
  }
}
