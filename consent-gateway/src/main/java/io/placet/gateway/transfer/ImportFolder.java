package io.placet.gateway.transfer;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a gateway keeps its imports, so that it goes on with them after a restart: a folder each,
 * with how far it is and its report; never a line of it. Written without fsync: what a failing
 * machine forgets is sent again, and the log knows it.
 */
final class ImportFolder {
  private static final String STATE = "import.json";
  private static final String REPORT = "report.csv";

  private final Path folder;

  ImportFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Report report(String name) {
    return new Report(folder.resolve(name).resolve(REPORT));
  }

  void save(ImportSpec spec, Progress progress) {
    Path own = folder.resolve(spec.name());
    try {
      Files.createDirectories(own);
      Path next = own.resolve(STATE + ".next");
      Files.writeString(next, ImportJson.of(spec, progress).encode());
      Files.move(
          next,
          own.resolve(STATE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** All imports that are kept. */
  List<JsonObject> saved() {
    List<JsonObject> all = new ArrayList<>();
    try (Stream<Path> own = Files.list(folder)) {
      for (Path state : own.map(each -> each.resolve(STATE)).filter(Files::exists).toList()) {
        all.add(new JsonObject(Files.readString(state, StandardCharsets.UTF_8)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all;
  }

  void delete(String name) {
    Path own = folder.resolve(name);
    try {
      for (String file : List.of(STATE, STATE + ".next", REPORT)) {
        Files.deleteIfExists(own.resolve(file));
      }
      Files.deleteIfExists(own);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
