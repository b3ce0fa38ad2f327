package io.placet.schemas.register;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A register that cannot be used. Whoever wrote the file must act; the message is written for them,
 * one line a mistake.
 */
public final class RegisterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  RegisterException(String sourceName, List<Mistake> mistakes) {
    super(mistakes.stream().map(m -> m.in(sourceName)).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  RegisterException(String sourceName, String problem, IOException cause) {
    super(sourceName + ": " + problem, cause);
    this.mistakes = List.of();
  }

  /** All mistakes by line; empty where the file could not be read at all. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
