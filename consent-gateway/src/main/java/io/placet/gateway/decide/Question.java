package io.placet.gateway.decide;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Recipient;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.DenialReason;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.LogUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * May this contact be processed for this purpose and channel, by this processor?
 *
 * @param processor id of the one that asks, where it calls itself a processor
 * @param least revision that the answer must have reached
 * @param isLeastShared whether that revision is a batch's, so that it says nothing about contacts
 *     of other partitions
 */
record Question(
    SubjectId subject,
    ConsentKey key,
    Optional<String> processor,
    Optional<LogPosition> least,
    boolean isLeastShared) {

  /** The recipient that asks, where the register declares it. */
  static Optional<Recipient> recipient(Register register, Optional<String> processor) {
    return processor.flatMap(
        id -> register.recipients().stream().filter(known -> known.id().equals(id)).findFirst());
  }

  /**
   * A verdict, for whoever asks: a recipient that the register declares receives data for its own
   * purposes only (GDPR Articles 28 and 30).
   */
  static Verdict verdict(
      Register register, Optional<String> processor, ConsentKey key, Supplier<Verdict> otherwise) {
    boolean isForOthers =
        processor.isPresent()
            && recipient(register, processor)
                .map(known -> !known.purposes().contains(key.purpose()))
                .orElse(false);
    return isForOthers
        ? new Denied(DenialReason.UNDECLARED_PURPOSE, Optional.empty(), Optional.empty())
        : otherwise.get();
  }

  /**
   * Holds the revision that was reached against the one asked for.
   *
   * @throws LogUnavailableException if it is behind it
   */
  void requireReached(LogPosition reached) {
    if (least.isEmpty()) {
      return;
    }
    if (least.get().partition() != reached.partition()) {
      if (isLeastShared) {
        return;
      }
      throw ApiException.badRequest(
          "context.min_revision: this contact's revisions begin with " + reached.partition() + "@");
    }
    if (reached.offset() < least.get().offset()) {
      throw new LogUnavailableException("the log does not reach the revision asked for");
    }
  }
}
