package io.placet.jobs.contact.profile;

import io.placet.domain.live.KeptEvent;
import io.placet.domain.live.Live;
import io.placet.domain.live.Member;
import io.placet.domain.mail.MailHold;
import io.placet.schemas.avro.ContactMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What this subtask knows of a contact while it has to do with it. Only {@link ContactState} is
 * kept; all here can be read from it again.
 */
final class Contact {
  /** Of one that was judged by no definitions that are known. */
  static final long NO_FINGERPRINT = 0;

  private static final int WEIGHT = 600;
  private static final int WEIGHT_OF_A_MEMBERSHIP = 120;
  private static final int WEIGHT_OF_AN_EVENT = 400;

  private final ContactMark mark;
  private final SortedMap<String, Member> members;
  private boolean isMarked;
  private boolean isChanged;
  private int events;
  private final List<KeptEvent> loose = new ArrayList<>();
  private @Nullable List<KeptEvent> atHand;
  private int blocks;
  private long newestMs = Long.MIN_VALUE;
  private long forgetsAtMs = Long.MAX_VALUE;
  private @Nullable Live live;
  private MailHold<KeptEvent> mail = MailHold.none();

  /** How much {@link RecentContacts} counts it for. */
  int counted;

  /**
   * A contact.
   *
   * @param isMarked whether the mark is stored
   */
  Contact(ContactMark mark, boolean isMarked, SortedMap<String, Member> members) {
    this.mark = mark;
    this.isMarked = isMarked;
    this.members = members;
  }

  /** One of whom nothing is stored. */
  static ContactMark noMark() {
    return ContactMark.newBuilder().setPseudonym("").build();
  }

  /** To be read, or written with {@link #change}. */
  ContactMark mark() {
    return mark;
  }

  /** To be written: it will be stored. */
  ContactMark change() {
    isChanged = true;
    return mark;
  }

  SortedMap<String, Member> members() {
    return members;
  }

  /** Its followed segments and scores, once they are taken up. */
  @Nullable Live live() {
    return live;
  }

  void follow(@Nullable Live taken) {
    live = taken;
  }

  /** What is known of its recent e-mails. */
  MailHold<KeptEvent> mail() {
    return mail;
  }

  void mail(MailHold<KeptEvent> known) {
    mail = known;
  }

  boolean hasHistory() {
    return events > 0;
  }

  /** Its newest events, as far as they are stored one by one. */
  List<KeptEvent> loose() {
    return loose;
  }

  /** All its events, as long as it is at hand and they were not added to. */
  Optional<List<KeptEvent>> atHand() {
    return Optional.ofNullable(atHand);
  }

  /** What can be read again is not remembered of it. */
  void putAside() {
    atHand = null;
  }

  /** In how many blocks its history is stored. */
  int blocks() {
    return blocks;
  }

  /** No event is stored by itself any more. */
  void packed(int intoBlocks) {
    loose.clear();
    blocks = intoBlocks;
  }

  /** Its newest event's time, milliseconds since 1970; the least there is without one. */
  long newestMs() {
    return newestMs;
  }

  /** When first something of its history is kept no longer; the most there is if never. */
  long forgetsAtMs() {
    return forgetsAtMs;
  }

  /** The history is this now. */
  void history(ContactState.History history, ReadRights rights) {
    events = 0;
    newestMs = Long.MIN_VALUE;
    forgetsAtMs = Long.MAX_VALUE;
    history.events().forEach(event -> count(event, rights));
    atHand = history.events();
    loose.clear();
    loose.addAll(history.loose());
    blocks = history.blocks();
  }

  /** The history has one event more. */
  void grow(KeptEvent event, ReadRights rights) {
    count(event, rights);
    atHand = null;
    loose.add(event);
    blocks++;
  }

  private void count(KeptEvent event, ReadRights rights) {
    events++;
    newestMs = Math.max(newestMs, event.event().occurredAt().toEpochMilli());
    forgetsAtMs = Math.min(forgetsAtMs, rights.firstEndMs(event));
  }

  /** The newest instant at which anything of it was judged; empty if nothing is known of it. */
  Optional<Instant> judgedAt() {
    Live followed = live;
    if (followed != null && !followed.judgedAt().equals(Instant.MIN)) {
      return Optional.of(followed.judgedAt());
    }
    Instant stored = mark.getJudgedAt();
    if (!hasHistory()) {
      return Optional.ofNullable(stored);
    }
    Instant newest = Instant.ofEpochMilli(newestMs);
    return Optional.of(stored == null || stored.isBefore(newest) ? newest : stored);
  }

  /** Whether segments or scores know it. */
  boolean isJudged() {
    return hasHistory() || !members.isEmpty() || !mark.getScores().isEmpty();
  }

  /** Whether nothing of it need be kept. */
  boolean isNobody() {
    return !isJudged()
        && mark.getReach().isEmpty()
        && mark.getWaiting().isEmpty()
        && mail.isEmpty();
  }

  boolean isMarked() {
    return isMarked;
  }

  /** Whether something of it is stored that is not to be read for one of these purposes. */
  boolean isRestricted(Collection<String> purposes) {
    return !mark.getRestricted().isEmpty()
        && mark.getRestricted().stream().anyMatch(purposes::contains);
  }

  /** What is stored for these purposes is read again. */
  void lift(Collection<String> purposes) {
    if (isRestricted(purposes)) {
      List<String> left = new ArrayList<>(mark.getRestricted());
      left.removeAll(purposes);
      change().setRestricted(left);
    }
  }

  /** Of whom nothing is stored yet, rows will have this pseudonym. */
  void name(String pseudonym) {
    if (!isMarked) {
      change().setPseudonym(pseudonym);
    }
  }

  /** Its consent was judged up to a position of the log. */
  void hear(String revision) {
    if (!mark.getRevision().equals(revision)) {
      change().setRevision(revision);
    }
  }

  /** A score has a row, or has none. */
  void score(String id, boolean hasRow) {
    List<String> scores = new ArrayList<>(mark.getScores());
    if (hasRow) {
      scores.add(id);
      scores.sort(null);
    } else {
      scores.remove(id);
    }
    change().setScores(scores);
  }

  /** Stores what is to be stored of it beside history and memberships. */
  void save(ContactState state) throws Exception {
    if (isChanged) {
      state.mark(mark);
      isChanged = false;
      isMarked = true;
    }
  }

  int weight() {
    Live followed = live;
    return WEIGHT
        + WEIGHT_OF_A_MEMBERSHIP * members.size()
        + WEIGHT_OF_AN_EVENT * loose.size()
        + (followed == null ? 0 : followed.weight());
  }
}
