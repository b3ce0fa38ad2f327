package io.placet.gateway.record;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.register.CollectionPoint;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Notice;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.gateway.http.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a draft against a register; what that does not declare is refused, with what it does. */
final class RegisterCheck {
  /** How far a collection point's clock may be ahead of ours. */
  static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

  private static final Set<ConsentState> OF_EVERYTHING =
      Set.of(ConsentState.RESTRICTED, ConsentState.RESTRICTION_LIFTED);

  private final Register register;
  private final Instant now;

  RegisterCheck(Register register, Instant now) {
    this.register = register;
    this.now = now;
  }

  /** A draft that the register allows, with what it says of it. */
  record Checked(LegalBasis basis, Optional<Notice> notice, Optional<Instant> validUntil) {}

  Checked check(Draft draft) {
    times(draft);
    if (draft.key().equals(ConsentKey.EVERYTHING)) {
      if (!OF_EVERYTHING.contains(draft.state())) {
        throw new RefusedException(
            "purpose: only RESTRICTED and RESTRICTION_LIFTED are recorded of everything; name one of "
                + purposeIds());
      }
      return new Checked(LegalBasis.LEGAL_OBLIGATION, Optional.empty(), Optional.empty());
    }
    Purpose purpose = purpose(draft.key().purpose());
    channel(purpose, draft.key().channel());
    Optional<Notice> notice = draft.notice().map(ref -> notice(ref, purpose, draft));
    draft
        .collectionPoint()
        .map(id -> collectionPoint(id, purpose))
        .ifPresent(point -> isConfirmedWhereItMust(draft, point));
    grantHasItsProof(draft, purpose);
    objectionIsPossible(draft, purpose);
    LegalBasis basis =
        draft.state() == ConsentState.BASIS_ESTABLISHED ? basis(draft, purpose) : purpose.basis();
    return new Checked(basis, notice, validUntil(draft, purpose));
  }

  private void times(Draft draft) {
    Instant latest = now.plus(CLOCK_AHEAD);
    if (draft.eventTime().filter(latest::isBefore).isPresent()) {
      throw new RefusedException(
          "eventTime: it is in the future; allowed is at most "
              + CLOCK_AHEAD.toMinutes()
              + " minutes ahead of this gateway's clock");
    }
    Instant from = draft.eventTime().orElse(now);
    if (draft.validUntil().filter(end -> !end.isAfter(from)).isPresent()) {
      throw new RefusedException("validUntil: an instant after eventTime");
    }
  }

  private Purpose purpose(String id) {
    return register
        .purpose(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    "purpose: not declared in the register; declared: " + purposeIds()));
  }

  private String purposeIds() {
    return register.purposes().stream().map(Purpose::id).collect(Collectors.joining(", "));
  }

  private static void channel(Purpose purpose, Optional<String> channel) {
    if (!purpose.isAskedOn(channel)) {
      String allowed =
          purpose.channels().isEmpty()
              ? "none, leave it out"
              : purpose.channels().stream().sorted().collect(Collectors.joining(", "));
      throw new RefusedException("channel: allowed for " + purpose.id() + ": " + allowed);
    }
  }

  private Notice notice(NoticeRef ref, Purpose purpose, Draft draft) {
    Notice notice =
        register
            .notice(ref)
            .filter(known -> known.purposes().contains(purpose.id()))
            .orElseThrow(
                () ->
                    new RefusedException(
                        "notice: does not inform about "
                            + purpose.id()
                            + "; those that do: "
                            + noticesOf(purpose)));
    Instant shown = draft.eventTime().orElse(now);
    if (draft.state().permits() && (notice.isRetired(now) || notice.isRetired(shown))) {
      throw new RefusedException(
          "notice: this version is retired, so that consent must be asked anew; in force: "
              + noticesOf(purpose));
    }
    return notice;
  }

  private String noticesOf(Purpose purpose) {
    return register.notices().values().stream()
        .filter(known -> known.purposes().contains(purpose.id()) && !known.isRetired(now))
        .map(Notice::ref)
        .map(ref -> ref.id() + " " + ref.version())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private CollectionPoint collectionPoint(String id, Purpose purpose) {
    CollectionPoint point = register.collectionPoints().get(id);
    if (point == null || !point.purposes().contains(purpose.id())) {
      throw new RefusedException(
          "collectionPoint: may not collect for "
              + purpose.id()
              + "; those that may: "
              + register.collectionPoints().values().stream()
                  .filter(known -> known.purposes().contains(purpose.id()))
                  .map(CollectionPoint::id)
                  .sorted(Comparator.naturalOrder())
                  .collect(Collectors.joining(", ")));
    }
    return point;
  }

  /** Whoever can type an address there is not known to be the one who reads it. */
  private static void isConfirmedWhereItMust(Draft draft, CollectionPoint point) {
    boolean byThePoint = draft.actor() == Actor.PERSON || draft.actor() == Actor.SENDER;
    if (point.doubleOptIn()
        && draft.state().isGrant()
        && byThePoint
        && draft.confirms().isEmpty()) {
      throw new RefusedException(
          "state: at "
              + point.id()
              + " a consent counts once a mailed link confirms it; record REQUESTED with confirm {email}");
    }
  }

  private static void grantHasItsProof(Draft draft, Purpose purpose) {
    if (!draft.state().isGrant()) {
      return;
    }
    if (draft.notice().isEmpty() || draft.collectionPoint().isEmpty() || draft.method().isEmpty()) {
      throw new RefusedException(
          draft.state()
              + " needs its proof: notice {id, version}, collectionPoint and method (GDPR Article 7(1))");
    }
    if (purpose.specialCategories() && !draft.evidence().contains(Evidence.EXPLICIT_STATEMENT)) {
      throw new RefusedException(
          "evidence: "
              + purpose.id()
              + " processes special categories of data, so a consent needs explicit-statement (GDPR Article 9(2)(a))");
    }
  }

  /** Article 21 knows no objection to what a contract or the law asks for. */
  private static void objectionIsPossible(Draft draft, Purpose purpose) {
    boolean fixed =
        purpose.basis() == LegalBasis.CONTRACT || purpose.basis() == LegalBasis.LEGAL_OBLIGATION;
    if (draft.state() == ConsentState.OBJECTED && fixed && !purpose.directMarketing()) {
      throw new RefusedException(
          "state: "
              + purpose.id()
              + " rests on a contract or on the law, which GDPR Article 21 knows no objection to");
    }
  }

  private static LegalBasis basis(Draft draft, Purpose purpose) {
    List<OtherBasis> declared =
        purpose.otherBases().stream()
            .filter(
                other ->
                    other.channels().isEmpty()
                        || draft.key().channel().map(other.channels()::contains).orElse(false))
            .toList();
    LegalBasis wanted =
        draft.basis().orElse(declared.isEmpty() ? LegalBasis.CONSENT : declared.get(0).basis());
    List<OtherBasis> meant = declared.stream().filter(b -> b.basis() == wanted).toList();
    if (meant.isEmpty()) {
      throw new RefusedException(
          "basis: the register declares for "
              + purpose.id()
              + (declared.isEmpty() ? " none beside consent" : ": " + bases(declared)));
    }
    if (meant.stream().noneMatch(other -> draft.evidence().containsAll(other.requires()))) {
      throw new RefusedException("evidence: " + bases(meant));
    }
    return wanted;
  }

  private static String bases(List<OtherBasis> bases) {
    return bases.stream()
        .map(
            other ->
                other.basis()
                    + " requires "
                    + (other.requires().isEmpty()
                        ? "nothing"
                        : other.requires().stream()
                            .map(Evidence::wireName)
                            .sorted()
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining("; "));
  }

  private Optional<Instant> validUntil(Draft draft, Purpose purpose) {
    if (!draft.state().isGrant()) {
      return draft.validUntil();
    }
    Optional<Instant> longest =
        purpose
            .consentValidity()
            .map(
                period ->
                    draft.eventTime().orElse(now).atZone(register.zone()).plus(period).toInstant());
    return draft
        .validUntil()
        .map(end -> longest.filter(end::isAfter).orElse(end))
        .or(() -> longest);
  }
}
