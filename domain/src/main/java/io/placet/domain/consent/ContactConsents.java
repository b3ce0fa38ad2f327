package io.placet.domain.consent;

import io.placet.domain.key.ContactKeys;
import io.placet.domain.register.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that stands for one contact after a prefix of its partition of the log. The fold is a pure
 * function of the records in log order, so the gateway's view and the stream's gate cannot disagree
 * about the same prefix. It asks no register: what the records mean under one is the verdict's.
 *
 * @param newest offset of the contact's newest record, {@link #NOTHING} for none
 * @param standings by key
 * @param facts what is known of the contact
 * @param attempts the newest attempts to reach it, oldest first, at most {@link #MAX_ATTEMPTS}
 * @param keys under which its values are sealed
 * @param erasure id of the erasure that ended it; of an erased contact only what it refused or
 *     objected to is kept
 */
public record ContactConsents(
    long newest,
    Map<ConsentKey, Standing> standings,
    Optional<ContactFacts> facts,
    List<ContactAttempt> attempts,
    ContactKeys keys,
    Optional<String> erasure) {
  /** The position before the first record. */
  public static final long NOTHING = -1;

  /** As many attempts as a register's limit may count. */
  public static final int MAX_ATTEMPTS = 32;

  /** A contact of whom nothing is recorded. */
  public static final ContactConsents NONE =
      new ContactConsents(
          NOTHING, Map.of(), Optional.empty(), List.of(), ContactKeys.NONE, Optional.empty());

  public ContactConsents {
    standings = Map.copyOf(standings);
    attempts = List.copyOf(attempts);
  }

  public Optional<Standing> standing(ConsentKey key) {
    return Optional.ofNullable(standings.get(key));
  }

  /**
   * Offset of the newest record of a key, {@link #NOTHING} for none: what a grant must name to have
   * effect.
   */
  public long newestOf(ConsentKey key) {
    return standing(key).map(Standing::newest).orElse(NOTHING);
  }

  /** Id of the restriction of all processing that stands. */
  public Optional<String> restriction() {
    return standing(ConsentKey.EVERYTHING).flatMap(Standing::restriction);
  }

  /**
   * Id of the objection that still counts for a key. Purposes of direct marketing share theirs
   * (GDPR Article 21(2) and (3)); any other purpose has its own.
   */
  public Optional<String> objectionTo(ConsentKey key, Register register) {
    Standing asked = standings.get(key);
    Objection newestObjection = null;
    for (Map.Entry<ConsentKey, Standing> entry : standings.entrySet()) {
      Objection objection = entry.getValue().objection().orElse(null);
      if (objection != null
          && (asked == null || asked.isUnderObjection(objection.offset()))
          && (newestObjection == null || objection.offset() > newestObjection.offset())
          && register.shareObjections(entry.getKey(), key)) {
        newestObjection = objection;
      }
    }
    return Optional.ofNullable(newestObjection).map(Objection::recordId);
  }

  /**
   * The contact after one more record.
   *
   * @param offset the record's offset; a record at or below {@link #newest} was applied before and
   *     changes nothing
   */
  public ContactConsents apply(ContactRecord record, long offset) {
    if (offset <= newest) {
      return this;
    }
    ContactConsents next = taken(record, offset);
    return next.erasure.isPresent() ? next.withoutAllButRefusals() : next;
  }

  private ContactConsents taken(ContactRecord record, long offset) {
    if (record instanceof ConsentRecord consent) {
      return with(offset, after(consent, offset), facts, attempts, keys, erasure);
    }
    if (record instanceof ContactAttempt attempt) {
      return with(offset, standings, facts, after(attempt), keys, erasure);
    }
    if (record instanceof ContactFacts known) {
      return with(offset, standings, Optional.of(known), attempts, keys, erasure);
    }
    if (record instanceof ContactKey key) {
      return with(
          offset, standings, facts, attempts, keys.with(key.key()).inEpoch(key.epoch()), erasure);
    }
    if (record instanceof EpochMoved moved) {
      return with(offset, standings, facts, attempts, keys.inEpoch(moved.epoch()), erasure);
    }
    ContactErased erased = (ContactErased) record;
    return with(
        offset, standings, facts, attempts, keys, erasure.or(() -> Optional.of(erased.id())));
  }

  private static ContactConsents with(
      long offset,
      Map<ConsentKey, Standing> standings,
      Optional<ContactFacts> facts,
      List<ContactAttempt> attempts,
      ContactKeys keys,
      Optional<String> erasure) {
    return new ContactConsents(offset, standings, facts, attempts, keys, erasure);
  }

  /** What a person refused outlives the erasure, so that it can be honoured should they return. */
  private ContactConsents withoutAllButRefusals() {
    Map<ConsentKey, Standing> refused = new HashMap<>();
    standings.forEach(
        (key, standing) -> standing.onlyRefusals().ifPresent(kept -> refused.put(key, kept)));
    return with(newest, refused, Optional.empty(), List.of(), ContactKeys.NONE, erasure);
  }

  private Map<ConsentKey, Standing> after(ConsentRecord record, long offset) {
    Map<ConsentKey, Standing> next = new HashMap<>(standings);
    Standing before = standings.get(record.key());
    next.put(
        record.key(),
        before == null ? Standing.first(record, offset) : before.then(record, offset));
    return next;
  }

  private List<ContactAttempt> after(ContactAttempt attempt) {
    List<ContactAttempt> next = new ArrayList<>(attempts);
    next.add(attempt);
    return next.subList(Math.max(0, next.size() - MAX_ATTEMPTS), next.size());
  }
}
