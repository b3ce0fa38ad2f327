package io.placet.gateway.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactRecord;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdicts;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.ContactView.PlacedEntry;
import io.placet.gateway.log.LogPosition;
import io.placet.gateway.log.RegisterVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Verdicts of the past, folded anew from a contact's own records: as the log was at an instant, or
 * below a revision. Ask the {@link Decider} first: only behind its barrier does the view hold all
 * that was acknowledged by then.
 */
public final class PastVerdicts {
  private static final Standing NOTHING =
      new Standing(
          ContactConsents.NOTHING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ContactConsents.NOTHING);

  private final RegisterVersions registers;
  private final Identities identities;
  private final ContactView view;

  public PastVerdicts(RegisterVersions registers, Identities identities, ContactView view) {
    this.registers = registers;
    this.identities = identities;
    this.view = view;
  }

  /**
   * A contact after a prefix of the log, at an instant.
   *
   * @param isRegisterAssumed whether the register in force then is not known, so that the oldest
   *     known stands in
   * @param entries what the contact's records were, oldest first
   */
  public record Past(
      Register register,
      boolean isRegisterAssumed,
      List<PlacedEntry> entries,
      ContactConsents consents,
      LogPosition revision,
      Instant asOf) {
    public Past {
      entries = List.copyOf(entries);
    }

    public Verdict verdict(ConsentKey key) {
      return Verdicts.judge(register, consents, key, asOf);
    }
  }

  /**
   * What one record did.
   *
   * @param isEffective whether it changed what stands; a grant that something overtook, or that may
   *     not lift a refusal, changes nothing
   * @param verdict what the question became by it; empty where no question is about it
   */
  public record Step(PlacedEntry entry, boolean isEffective, Optional<Verdict> verdict) {}

  /** The contact's own id, where the view knows it. */
  public Optional<ContactId> contactOf(SubjectId subject) {
    return view.contactOf(subject);
  }

  /** As the log was below a revision, at an instant, by a given register. */
  public Past below(SubjectId subject, LogPosition revision, Register register, Instant asOf) {
    return past(
        subject, register, false, entry -> entry.offset() < revision.offset(), revision, asOf);
  }

  /** As the log was at an instant, by append time, under the register then in force. */
  public Past asOf(SubjectId subject, Instant instant) {
    int partition = identities.partitionOf(subject);
    RegisterVersions.Past then = registers.at(partition, instant);
    long published =
        registers.placeAt(partition, instant).map(RegisterVersions.Published::offset).orElse(-1L);
    Past past =
        past(
            subject,
            then.register(),
            then.assumed(),
            entry -> !entry.appendedAt().isAfter(instant),
            new LogPosition(partition, 0),
            instant);
    long revision = Math.max(past.consents().newest(), published) + 1;
    return new Past(
        past.register(),
        past.isRegisterAssumed(),
        past.entries(),
        past.consents(),
        new LogPosition(partition, revision),
        instant);
  }

  private Past past(
      SubjectId subject,
      Register register,
      boolean isRegisterAssumed,
      Predicate<PlacedEntry> isWithin,
      LogPosition revision,
      Instant asOf) {
    List<PlacedEntry> prefix = new ArrayList<>();
    ContactConsents consents = ContactConsents.NONE;
    for (PlacedEntry entry : view.records(subject)) {
      if (!isWithin.test(entry)) {
        // a prefix of the log: nothing that follows what was not there yet
        break;
      }
      prefix.add(entry);
      consents = consents.apply(entry.governing(), entry.offset());
    }
    return new Past(register, isRegisterAssumed, prefix, consents, revision, asOf);
  }

  /**
   * What each record did when it came: the verdict of its own question after it, at its append time
   * and under the register then in force, whatever the hour.
   */
  public List<Step> timeline(SubjectId subject, Past past) {
    int partition = identities.partitionOf(subject);
    List<Step> steps = new ArrayList<>();
    ContactConsents before = ContactConsents.NONE;
    for (PlacedEntry entry : past.entries()) {
      ContactRecord record = entry.governing();
      ContactConsents after = before.apply(record, entry.offset());
      steps.add(
          new Step(
              entry,
              isEffective(record, before, after),
              ownKey(record)
                  .map(
                      key ->
                          Verdicts.judgeStanding(
                              registers.below(partition, entry.offset()).register(),
                              after,
                              key,
                              entry.appendedAt()))));
      before = after;
    }
    return steps;
  }

  /**
   * The records that a past decision rested on, each with what the decision would have been, had
   * the log ended with it.
   */
  public List<Step> explain(Past past, ConsentKey asked) {
    List<Step> steps = new ArrayList<>();
    ContactConsents before = ContactConsents.NONE;
    for (PlacedEntry entry : past.entries()) {
      ContactRecord record = entry.governing();
      ContactConsents after = before.apply(record, entry.offset());
      if (concerns(record, asked, past.register())) {
        steps.add(
            new Step(
                entry,
                isEffective(record, before, after),
                Optional.of(Verdicts.judge(past.register(), after, asked, past.asOf()))));
      }
      before = after;
    }
    return steps;
  }

  private static Optional<ConsentKey> ownKey(ContactRecord record) {
    return record instanceof ConsentRecord consent && !consent.key().equals(ConsentKey.EVERYTHING)
        ? Optional.of(consent.key())
        : Optional.empty();
  }

  private static boolean concerns(ContactRecord record, ConsentKey asked, Register register) {
    if (record instanceof ConsentRecord consent) {
      return consent.key().equals(asked)
          || consent.key().equals(ConsentKey.EVERYTHING)
          || (consent.state() == ConsentState.OBJECTED
              && register.shareObjections(consent.key(), asked));
    }
    if (record instanceof ContactAttempt attempt) {
      return asked.channel().map(attempt.channel()::equals).orElse(false);
    }
    return true;
  }

  private static boolean isEffective(
      ContactRecord record, ContactConsents before, ContactConsents after) {
    if (!(record instanceof ConsentRecord consent)) {
      return true;
    }
    Standing was = before.standing(consent.key()).orElse(NOTHING);
    Standing is = after.standing(consent.key()).orElse(NOTHING);
    return !is.equals(at(was, is.newest()));
  }

  private static Standing at(Standing standing, long newest) {
    return new Standing(
        newest,
        standing.consent(),
        standing.ground(),
        standing.closing(),
        standing.ended(),
        standing.pending(),
        standing.restriction(),
        standing.objection(),
        standing.liftedUpTo());
  }
}
