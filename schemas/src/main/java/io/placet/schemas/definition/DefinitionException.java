package io.placet.schemas.definition;

/** A definition is wrong; the message names the path and what is allowed there. */
public class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefinitionException(String message) {
    super(message);
  }

  DefinitionException(String message, Throwable cause) {
    super(message, cause);
  }
}
