package io.placet.gateway.audience.list;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.list.MemberReader.Header;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.upload.Chunks;
import io.placet.gateway.upload.CutShortException;
import io.placet.gateway.upload.RawRecord;
import io.placet.gateway.upload.RecordSplitter;
import io.placet.gateway.upload.Records;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Takes in one file, on a thread that may wait. Whom it names is entered anew, whether on the list
 * or not; whom a replacing upload leaves out is known by a record from before it began. So one that
 * broke off took nobody off, and one that another gateway's overtook says so and is sent again.
 */
final class ListUpload {
  private static final int BATCH = 1_000;

  /** Batches that wait for the log at most. */
  private static final int UNACKNOWLEDGED = 2;

  private final ListParts on;
  private final UploadedList list;
  private final Mode mode;
  private final Tally tally = new Tally();
  private final Deque<Entering> entering = new ArrayDeque<>();
  private Set<SubjectId> batch = new LinkedHashSet<>();
  private long room;

  private record Entering(Set<SubjectId> subjects, CompletableFuture<Void> entered) {}

  ListUpload(ListParts on, UploadedList list, Mode mode) {
    this.on = on;
    this.list = list;
    this.mode = mode;
  }

  Tally tally() {
    return tally;
  }

  /**
   * Reads a file to its end.
   *
   * @throws ApiException where it has no readable header, or is too long
   * @throws CutShortException where it broke off; who was named before that is on the list
   */
  void run(Chunks chunks, Format format) throws CutShortException {
    Records records = new Records(chunks, new RecordSplitter(0, 1));
    RawRecord first =
        records
            .next()
            .orElseThrow(
                () -> ApiException.badRequest("the file is empty; DELETE takes a list away"));
    Optional<Header> header =
        format == Format.CSV ? Optional.of(Header.of(first)) : Optional.empty();
    header.ifPresent(csv -> records.quoted(csv.separator(), csv.columns().size()));
    Map<Integer, Long> begun = on.barrier().await(on.identities().allPartitions()).join();
    on.log().keep(list).join();
    room = ContactLists.MAX_MEMBERS - (mode == Mode.ADD ? on.lists().size(list.id()) : 0);
    MemberReader reader = new MemberReader(on.identities(), header);
    Optional<RawRecord> record = format == Format.CSV ? records.next() : Optional.of(first);
    for (; record.isPresent(); record = records.next()) {
      take(reader, record.get());
    }
    enter();
    settle(0);
    requireNewest();
    // whom a wrong line meant is not known, so nobody is taken off for not being named
    if (mode == Mode.REPLACE && tally.failed() == 0) {
      tally.removed(
          on.takeOff()
              .where(
                  list.id(),
                  placed ->
                      placed.offset()
                          < begun.getOrDefault(on.identities().partitionOf(placed.subject()), 0L)));
    }
    on.log().keep(list.ended(on.clock().instant())).join();
  }

  /** Another upload that began since may have taken those off whom this one named. */
  private void requireNewest() {
    var unused = on.barrier().await(Set.of(on.log().partitionOf(list.id()))).join();
    boolean isNewest =
        on.lists()
            .find(list.id())
            .map(newest -> newest.uploadId().equals(list.uploadId()))
            .orElse(false);
    if (!isNewest) {
      throw ApiException.conflict(
          "another upload of this list, or its deletion, began since; send the file again");
    }
  }

  private void take(MemberReader reader, RawRecord record) {
    if (record.isBlank()) {
      return;
    }
    try {
      List<SubjectId> subjects = on.known().of(reader.read(record));
      tally.addLeadingTo(subjects.size());
      batch.addAll(subjects);
    } catch (MalformedLineException malformed) {
      tally.add(malformed.at(record.line()));
    }
    if (batch.size() >= BATCH) {
      enter();
      settle(UNACKNOWLEDGED);
    }
  }

  private void enter() {
    on.room().requireForMore();
    Set<SubjectId> next = batch;
    batch = new LinkedHashSet<>();
    if (mode == Mode.ADD) {
      next.removeIf(subject -> on.lists().isOn(list.id(), subject));
    }
    room -= next.size();
    if (room < 0) {
      throw ApiException.tooLarge(
          "a list has at most "
              + ContactLists.MAX_MEMBERS
              + " members; those of the first lines are on it, and nobody was taken off");
    }
    entering.add(new Entering(next, on.log().enter(list.id(), next, on.clock().instant())));
  }

  /** Waits until no more than so many batches are under way. */
  private void settle(int most) {
    while (entering.size() > most) {
      Entering oldest = entering.remove();
      oldest.entered().join();
      // who was erased meanwhile leaves nothing here
      List<SubjectId> erased =
          oldest.subjects().stream()
              .filter(subject -> on.view().standing(subject).erasure().isPresent())
              .toList();
      on.log().takeOff(list.id(), erased).join();
    }
  }
}
