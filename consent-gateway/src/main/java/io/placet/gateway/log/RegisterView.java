package io.placet.gateway.log;

import io.placet.domain.register.Register;
import io.placet.schemas.avro.RegisterPublished;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The register as contact-log holds it: the newest version in a partition's prefix governs every
 * decision about contacts of that partition, on every gateway, whatever file each was started with.
 * All versions stay, to explain what they governed. A version that this build cannot read governs
 * too, so that nothing can be decided: no other may stand in for it.
 */
public final class RegisterView implements EntryProjection {
  private static final int PATIENCE_MS = 500;

  private sealed interface State {}

  /**
   * A version in force.
   *
   * @param offset where the log holds it
   */
  public record Version(Register register, long offset) implements State {}

  /** Nothing was ever published, or what was cannot be read. */
  private record Unknown(boolean isPublished) implements State {}

  /** A version is read but not visible yet: neither it nor the one before may be judged by. */
  private record Changing() implements State {}

  private static final State MISSING = new Unknown(false);
  private static final State UNREADABLE = new Unknown(true);
  private static final State CHANGING = new Changing();

  private final RegisterVersions versions;
  private final AtomicReferenceArray<State> states;
  private final Map<Integer, RegisterVersions.Published> uncommitted = new HashMap<>();

  /** The registers of each partition, as far as the view is applied. */
  public RegisterView(ViewStore store, int partitions) {
    versions = new RegisterVersions(store);
    states = new AtomicReferenceArray<>(partitions);
    for (int partition = 0; partition < partitions; partition++) {
      states.set(partition, versions.newest(partition).map(this::asGoverning).orElse(MISSING));
    }
  }

  /**
   * The version that governs a partition. Whoever reads contacts with it compares it with another
   * call afterwards: where the two are equal, both are of one prefix of the log.
   *
   * @throws LogUnavailableException if none was published, or this build cannot read it
   */
  public Version governing(int partition) {
    return states.get(partition) instanceof Version version ? version : awaited(partition);
  }

  /** The version that what is about no contact goes by: the first partition's. */
  public Register current() {
    return governing(0).register();
  }

  /** The versions of the past. */
  public RegisterVersions past() {
    return versions;
  }

  /** Whether this build can read every version that governs. */
  public boolean isReadable() {
    for (int partition = 0; partition < states.length(); partition++) {
      if (states.get(partition) == UNREADABLE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a version may be published into a partition: not where it governs already, and not over
   * one that this build cannot read, which may be newer.
   */
  public boolean wants(int partition, String sha256) {
    State state = states.get(partition);
    return state instanceof Version version
        ? !version.register().sha256().equals(sha256)
        : state == MISSING;
  }

  private Version awaited(int partition) {
    State state = states.get(partition);
    for (int waited = 0; state == CHANGING && waited < PATIENCE_MS; waited++) {
      LockSupport.parkNanos(this, 1_000_000);
      state = states.get(partition);
    }
    if (state instanceof Version version) {
      return version;
    }
    throw new LogUnavailableException(
        state == UNREADABLE
            ? "the register in force cannot be read by this build"
            : "no register is in force");
  }

  private State asGoverning(RegisterVersions.Published published) {
    return versions
        .readable(published.sha256())
        .<State>map(register -> new Version(register, published.offset()))
        .orElse(UNREADABLE);
  }

  @Override
  public Set<Family> families() {
    return Set.of(Family.REGISTERS);
  }

  @Override
  public void apply(ContactEntry entry, ViewStore.Batch batch) {
    if (entry.body() instanceof RegisterPublished published) {
      states.set(entry.partition(), CHANGING);
      uncommitted.put(entry.partition(), RegisterVersions.put(entry, published, batch));
    }
  }

  @Override
  public void applied() {
    uncommitted.forEach((partition, published) -> states.set(partition, asGoverning(published)));
    uncommitted.clear();
  }

  @Override
  public void cleared() {
    uncommitted.clear();
    for (int partition = 0; partition < states.length(); partition++) {
      states.set(partition, MISSING);
    }
  }
}
