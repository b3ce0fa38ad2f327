package io.placet.domain.register;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which signals a collection point may pass on, and what they mean there.
 *
 * @param meanings for each kind that may be passed on: what its categories, consent ids, purposes
 *     or choices stand for, as purposes of the register
 * @param vendor our number in the IAB's list of vendors, without whose bit a TCF string consents to
 *     nothing
 * @param notices by purpose the notice that a consenting signal proves; without one it proves none
 */
public record Signals(
    Map<SignalKind, Map<String, Set<String>>> meanings,
    Optional<Integer> vendor,
    Map<String, NoticeRef> notices) {
  /** A point that may pass on none. */
  public static final Signals NONE = new Signals(Map.of(), Optional.empty(), Map.of());

  /** The one name that {@link SignalKind#GPC} has a meaning for: what it objects to. */
  public static final String OBJECTS = "objects";

  public Signals {
    meanings =
        meanings.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    kind ->
                        kind.getValue().entrySet().stream()
                            .collect(
                                Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, name -> Set.copyOf(name.getValue())))));
    notices = Map.copyOf(notices);
  }

  public boolean allow(SignalKind kind) {
    return meanings.containsKey(kind);
  }

  /** What the names of a kind stand for; nothing where the kind may not be passed on. */
  public Map<String, Set<String>> meaningsOf(SignalKind kind) {
    return meanings.getOrDefault(kind, Map.of());
  }
}
