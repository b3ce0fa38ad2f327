package io.placet.gateway.log;

/**
 * Whether the disks have room for what a caller asks. What can wait is refused first, so that the
 * rest is left for what cannot: while a withdrawal can be stored at all, it is taken.
 */
public interface Room {
  /** Always enough: somebody else watches the disks. */
  Room UNWATCHED =
      new Room() {
        @Override
        public void requireForMore() {}

        @Override
        public void requireForAnswers() {}
      };

  /**
   * For events, grants, definitions: whatever can be sent again later.
   *
   * @throws NoRoomException if the disk is nearly full
   */
  void requireForMore();

  /**
   * For answers that are proven by a marker in the log.
   *
   * @throws NoRoomException if only what is kept for withdrawals is left
   */
  void requireForAnswers();
}
