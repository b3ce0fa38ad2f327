package io.placet.gateway.upload;

import java.util.Optional;

/** Where a file comes from. */
@FunctionalInterface
public interface Chunks {
  /**
   * Waits for the next chunk.
   *
   * @return empty at the file's end
   * @throws CutShortException where the file broke off
   */
  Optional<byte[]> take() throws CutShortException;
}
