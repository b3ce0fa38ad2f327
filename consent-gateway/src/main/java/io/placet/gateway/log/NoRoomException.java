package io.placet.gateway.log;

/**
 * A disk has no room for what is asked; it goes on by itself once there is. The message is for
 * callers: how much is left and needed, and no path.
 */
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoRoomException(String message) {
    super(message);
  }
}
