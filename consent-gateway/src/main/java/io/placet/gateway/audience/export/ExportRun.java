package io.placet.gateway.audience.export;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.HoldOut;
import io.placet.domain.audience.Identifier;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.Judgement;
import io.placet.gateway.audience.MemberIdentifiers;
import io.placet.gateway.audience.ReaderGate;
import io.placet.gateway.audience.ReaderGate.Passed;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.http.Format;
import io.placet.gateway.http.StreamedAnswer;
import io.placet.gateway.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * An export as it is taken, page by page, each behind a barrier of its own and made only when the
 * reader wants it: whoever withdrew with an acknowledgement is on no page that is asked for later.
 * A page leaves when the log has whom it tells of.
 */
final class ExportRun implements StreamedAnswer.Chunks {
  /** The first is small, to be there soon. */
  private static final int FIRST = 100;

  private static final int CONTACTS = 1_000;

  private final Export export;
  private final String opening;
  private final Format format;
  private final Judgement judgement;
  private final Parts parts;
  private final Members members;
  private final BiConsumer<Tally, Boolean> ended;
  private Optional<String> after = Optional.of("");
  private boolean begun;
  private Tally tally = Tally.NONE;

  /** What every export is made with. */
  record Parts(
      ReaderGate gate, MemberIdentifiers identifiers, ExportLog log, Quota quota, AsideWork work) {}

  /** A page before it leaves. */
  private record Made(List<SubjectId> subjects, Tally tally, Buffer rows) {}

  /**
   * A run.
   *
   * @param ended told what became of the members, and whether all of it went out
   */
  ExportRun(
      Export export,
      String opening,
      Judgement judgement,
      Parts parts,
      Members members,
      BiConsumer<Tally, Boolean> ended) {
    this.export = export;
    this.opening = opening;
    this.format = Format.of(export.asked().getFormat());
    this.judgement = judgement;
    this.parts = parts;
    this.members = members;
    this.ended = ended;
  }

  @Override
  public Future<Optional<Buffer>> next() {
    if (after.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    int limit = begun ? CONTACTS : FIRST;
    return Future.fromCompletionStage(
        parts
            .work()
            .ask(() -> members.page(after.get(), limit))
            .thenCompose(
                page ->
                    parts
                        .gate()
                        .pass(page.subjects(), judgement)
                        .thenCompose(
                            passed -> parts.work().ask(() -> made(page.subjects().size(), passed)))
                        .thenCompose(this::leave)
                        .thenApply(
                            rows -> {
                              after = page.next();
                              return Optional.of(rows);
                            })));
  }

  private Made made(int candidates, List<Passed> passed) {
    Audience audience = judgement.audience();
    ExportRows rows = new ExportRows(format, audience.identifiers());
    if (!begun) {
      rows.header();
    }
    List<SubjectId> told = new ArrayList<>();
    long heldOut = 0;
    long skipped = 0;
    for (Passed member : passed) {
      if (HoldOut.holdsOut(audience, member.subject())) {
        heldOut++;
        continue;
      }
      Optional<Map<Identifier, String>> identifiers =
          parts.identifiers().of(audience, member.subject(), member.contact());
      if (identifiers.isEmpty()) {
        skipped++;
        continue;
      }
      told.add(member.subject());
      rows.row(identifiers.get(), member.present().revision(), judgement.expires(member.present()));
    }
    return new Made(
        told,
        new Tally(told.size(), skipped, heldOut, judgement.withheld(candidates, passed.size())),
        rows.toBuffer());
  }

  /** Above what was asked for, the quota is asked again: the audience grew meanwhile. */
  private CompletableFuture<Buffer> leave(Made made) {
    Tally with = tally.plus(made.tally());
    long above = with.told() - Math.max(tally.told(), export.asked().getAtMost());
    CompletableFuture<?> counted =
        above > 0
            ? parts.quota().require(export.asked().getCaller(), above)
            : CompletableFuture.completedFuture(Tally.NONE);
    return counted
        .thenCompose(
            taken ->
                made.subjects().isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : parts.log().page(export.id(), opening, made.subjects()))
        .thenApply(
            logged -> {
              tally = with;
              begun = true;
              return made.rows();
            });
  }

  @Override
  public void close() {
    members.close();
    ended.accept(tally, after.isEmpty());
  }
}
