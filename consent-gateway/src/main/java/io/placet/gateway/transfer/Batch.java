package io.placet.gateway.transfer;

import io.placet.domain.contact.SubjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines that are written together.
 *
 * @param lines that are as they should be; no two of them about the same contact, purpose and
 *     channel, for the second must see the first
 * @param failed lines that are not
 * @param end offset in the file behind the last of them
 * @param nextLine number of the line that follows
 */
record Batch(List<Line> lines, List<Fault> failed, long end, long nextLine) {
  Batch {
    lines = List.copyOf(lines);
    failed = List.copyOf(failed);
  }

  Set<SubjectId> subjects() {
    return lines.stream().map(Line::subject).collect(Collectors.toSet());
  }
}
