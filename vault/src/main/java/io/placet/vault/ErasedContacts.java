package io.placet.vault;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which erasures there were, kept beside the keys that they destroyed: of all copies of a log the
 * vault alone is never brought back from before an erasure, so what is noted here outlives the
 * return of any other.
 *
 * <p>Every implementation guarantees that
 *
 * <ul>
 *   <li>what was noted is on disk when {@link #note} returns, is given to every process from then
 *       on, and is never forgotten: a copy may come back at any age;
 *   <li>an erasure is kept once, as it was noted first, however often and by how many processes it
 *       is noted;
 *   <li>what is noted is sealed, and nothing of it is given that was changed, exchanged or taken
 *       out of the middle;
 *   <li>noting one more costs the same after a hundred thousand as after one.
 * </ul>
 */
public interface ErasedContacts {
  /**
   * Notes erasures; those that are noted already are left as they are.
   *
   * @param erasures by id, what is needed to record them in a log that does not know them
   */
  void note(Map<String, byte[]> erasures);

  /**
   * Shows each erasure with what was noted of it, oldest first.
   *
   * @throws VaultException if the list is damaged: what is not known must not be taken for nothing
   */
  void visit(BiConsumer<String, byte[]> visitor);
}
