package io.placet.domain.consent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that stands for one contact after a prefix of its partition of the log. The fold is a pure
 * function of the records in log order, so the gateway's view and the stream's gate cannot disagree
 * about the same prefix.
 *
 * @param newest offset of the contact's newest record, {@link #NOTHING} for none
 * @param standings by key
 */
public record ContactConsents(long newest, Map<ConsentKey, Standing> standings) {
  /** The position before the first record. */
  public static final long NOTHING = -1;

  /** A contact of whom nothing is recorded. */
  public static final ContactConsents NONE = new ContactConsents(NOTHING, Map.of());

  public ContactConsents {
    standings = Map.copyOf(standings);
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

  /**
   * The contact after one more record.
   *
   * @param offset the record's offset; a record at or below {@link #newest} was applied before and
   *     changes nothing
   */
  public ContactConsents apply(ConsentRecord record, long offset) {
    if (offset <= newest) {
      return this;
    }
    Map<ConsentKey, Standing> next = new HashMap<>(standings);
    Standing before = standings.get(record.key());
    next.put(record.key(), before == null ? firstOf(record, offset) : before.then(record, offset));
    return new ContactConsents(offset, next);
  }

  /**
   * A first grant that claims to follow something follows what this log does not hold: it has no
   * effect.
   */
  private static Standing firstOf(ConsentRecord record, long offset) {
    if (record.state().isGrant() && record.follows() != NOTHING) {
      return new Standing(
          offset, record.id(), ConsentState.INVALIDATED, false, false, Optional.empty());
    }
    return Standing.first(record, offset);
  }
}
