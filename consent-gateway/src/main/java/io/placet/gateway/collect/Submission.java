package io.placet.gateway.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came with one request.
 *
 * @param messages that could be read, in their order
 * @param unreadable the others
 * @param bytes of the body, unpacked
 * @param secGpc header of the request
 */
public record Submission(
    Protocol protocol,
    Sender sender,
    List<Message> messages,
    List<Unreadable> unreadable,
    long bytes,
    Optional<String> secGpc,
    Instant receivedAt) {
  public Submission {
    messages = List.copyOf(messages);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A message that could not be read.
   *
   * @param index place among those sent together, from 0
   * @param messageId empty where there is none to be told
   * @param detail what was wrong and what is allowed; repeats nothing that was sent
   */
  public record Unreadable(int index, String messageId, String detail) {}
}
