package io.placet.vault;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which epochs of a domain there are: a file of their numbers, {@code pseudonym-<domain>.epochs}.
 * An epoch begins when it is written down here and ends when it is struck out, whatever files of
 * keys there are; so the newest one's lost key is missed, not made again.
 */
record EpochList(OwnerOnlyFolder files, String domain) {
  static final int FIRST_EPOCH = 1;

  static String fileName(String domain) {
    return "pseudonym-" + domain + ".epochs";
  }

  boolean exists() {
    return files.holds(fileName(domain));
  }

  /** The epochs, oldest first; at least one. */
  List<Integer> read() throws IOException {
    String text = files.readText(fileName(domain));
    try {
      List<Integer> epochs = Stream.of(text.split(" ", -1)).map(Integer::valueOf).toList();
      if (isAscending(epochs)) {
        return epochs;
      }
    } catch (NumberFormatException damaged) {
      // the same as any other text that is no list of epochs
    }
    throw new VaultException(
        files.file(fileName(domain)) + " is not a list of epochs; restore it from a backup");
  }

  private static boolean isAscending(List<Integer> epochs) {
    int last = FIRST_EPOCH - 1;
    for (int epoch : epochs) {
      if (epoch <= last) {
        return false;
      }
      last = epoch;
    }
    return true;
  }

  void write(List<Integer> epochs) throws IOException {
    files.writeText(
        fileName(domain), epochs.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
