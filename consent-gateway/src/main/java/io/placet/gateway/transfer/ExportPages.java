package io.placet.gateway.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.http.CsvText;
import io.placet.gateway.http.Format;
import io.placet.gateway.http.StreamedAnswer;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.gateway.verdict.Decider.Presents;
import io.placet.schemas.avro.ConsentRecorded;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/**
 * The rows of an export, page by page of contacts, each behind a barrier of its own: a row says
 * what stood when it was made, not when the export began.
 */
final class ExportPages implements StreamedAnswer.Chunks {
  private static final int CONTACTS = 500;

  private final ExportRequest request;
  private final ContactView view;
  private final Decider decider;
  private final LongFunction<CompletableFuture<?>> counted;
  private final Executor readers;
  private final BiConsumer<Long, Boolean> ended;
  private Optional<SubjectId> last = Optional.empty();
  private boolean begun;
  private boolean whole;
  private long rows;

  /** Of the page under way, whom it tells of. */
  private long told;

  /**
   * The pages of one export.
   *
   * @param counted takes the contacts of a page off the quota, before it leaves
   * @param ended told the rows that were made, and whether they are all
   */
  ExportPages(
      ExportRequest request,
      ContactView view,
      Decider decider,
      LongFunction<CompletableFuture<?>> counted,
      Executor readers,
      BiConsumer<Long, Boolean> ended) {
    this.request = request;
    this.view = view;
    this.decider = decider;
    this.counted = counted;
    this.readers = readers;
    this.ended = ended;
  }

  @Override
  public Future<Optional<Buffer>> next() {
    return Future.fromCompletionStage(
        CompletableFuture.supplyAsync(() -> view.subjects(last, CONTACTS), readers)
            .thenCompose(this::page));
  }

  private CompletableFuture<Optional<Buffer>> page(List<SubjectId> subjects) {
    if (subjects.isEmpty()) {
      whole = true;
      StringBuilder header = begin();
      return CompletableFuture.completedFuture(
          header.isEmpty() ? Optional.empty() : Optional.of(Buffer.buffer(header.toString())));
    }
    return decider
        .presents(subjects)
        .thenApplyAsync(presents -> page(subjects, presents), readers)
        .thenCompose(page -> counted.apply(told).thenApply(taken -> Optional.of(page)));
  }

  private Buffer page(List<SubjectId> subjects, Presents presents) {
    StringBuilder text = begin();
    told = 0;
    subjects.forEach(subject -> contact(subject, presents.apply(subject), text));
    last = Optional.of(subjects.get(subjects.size() - 1));
    return Buffer.buffer(text.toString().getBytes(UTF_8));
  }

  private StringBuilder begin() {
    StringBuilder text = new StringBuilder();
    if (!begun && request.format() == Format.CSV) {
      CsvText.line(text, ExportRow.NAMES);
    }
    begun = true;
    return text;
  }

  private void contact(SubjectId subject, Present present, StringBuilder text) {
    List<ConsentRecorded> records = List.of();
    Optional<ContactId> contact = Optional.empty();
    for (ConsentKey key : request.keys()) {
      // hours and limits hold for the message, when it is sent
      Verdict verdict =
          Verdicts.judgeStanding(present.register(), present.consents(), key, present.asOf());
      boolean wanted =
          verdict.isAllowed() || (request.all() && present.consents().standing(key).isPresent());
      if (!wanted) {
        continue;
      }
      if (contact.isEmpty()) {
        contact = view.contactOf(subject);
        if (contact.isEmpty()) {
          // whose name does not open, erased since or sealed under another vault, is exported to
          // nobody
          return;
        }
        records =
            view.records(subject).stream().flatMap(placed -> placed.consent().stream()).toList();
        told++;
      }
      rows++;
      new ExportRow(contact.get(), key, present, verdict, behind(verdict, records))
          .writeTo(text, request.format());
    }
  }

  private static Optional<ConsentRecorded> behind(Verdict verdict, List<ConsentRecorded> records) {
    Optional<String> id =
        verdict instanceof Allowed allowed
            ? Optional.of(allowed.permission().recordId())
            : ((Denied) verdict).recordId();
    return records.stream()
        .filter(record -> id.filter(record.getRecordId()::equals).isPresent())
        .findFirst();
  }

  @Override
  public void close() {
    ended.accept(rows, whole);
  }
}
