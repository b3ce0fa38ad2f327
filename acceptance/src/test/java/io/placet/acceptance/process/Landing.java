package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an earlier landing said when it was stopped, kept beside its data folder.
 *
 * @param checkpoint the newest at the stop
 * @param contacts all that occur
 * @param members contact and segment, with the instant of the entry
 * @param events contact and message id of what was behind the gate, and came there once
 * @param pending the same of what was accepted before the stop and not read by any checkpoint
 * @param joining members that follow from the pending events
 * @param verdicts contact, purpose and channel, with {@code allowed} or the reason
 * @param receipts paths of the receipts that were complete
 * @param found contact by e-mail address
 */
record Landing(
    long checkpoint,
    List<String> contacts,
    Map<String, String> members,
    List<String> events,
    List<String> pending,
    Map<String, String> joining,
    Map<String, String> verdicts,
    List<String> receipts,
    Map<String, String> found) {
  private static final String EXPECTED = "expected.json";
  private static final String FOLDER = "folder.zip";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Where all of them are kept, each below its number. */
  static Path home() {
    return Repository.root().resolve("acceptance/src/test/resources/landings");
  }

  /** The one before this. */
  static Path previous() throws IOException {
    try (Stream<Path> landings = Files.list(home())) {
      return landings
          .filter(Files::isDirectory)
          .max(Comparator.comparing(Path::getFileName))
          .orElseThrow(() -> new AssertionError("no landing in " + home()));
    }
  }

  static Landing read(Path landing) throws IOException {
    return JSON.readValue(landing.resolve(EXPECTED).toFile(), Landing.class);
  }

  void write(Path landing, Path folder) throws IOException {
    Files.createDirectories(landing);
    JSON.writeValue(landing.resolve(EXPECTED).toFile(), this);
    Packed.pack(folder, landing.resolve(FOLDER));
  }

  /** Unpacks data, keys and register into a folder. */
  static void unpack(Path landing, Path folder) throws IOException {
    Packed.unpack(landing.resolve(FOLDER), folder);
  }
}
