package io.placet.standalone;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the process logs: beside the data of {@code up}, so that the terminal stays for what a
 * person needs.
 */
final class Logs {
  /** Read by the logging configuration before the first logger is made. */
  private static final String FOLDER_PROPERTY = "placet.logs";

  /** Inside a data folder. */
  static final String FOLDER = "logs";

  private Logs() {}

  /** Call before anything logs. */
  static void writeTo(String[] arguments) {
    if (System.getProperty(FOLDER_PROPERTY) == null && List.of(arguments).contains("up")) {
      System.setProperty(
          FOLDER_PROPERTY, dataFolder(List.of(arguments)).resolve(FOLDER).toString());
    } else if (System.getProperty(FOLDER_PROPERTY) == null) {
      System.setProperty(
          FOLDER_PROPERTY, Path.of(System.getProperty("java.io.tmpdir"), "placet-logs").toString());
    }
  }

  private static Path dataFolder(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--data=")) {
        return Path.of(argument.substring("--data=".length()));
      }
      if (argument.equals("--data") && i + 1 < arguments.size()) {
        return Path.of(arguments.get(i + 1));
      }
    }
    String environment = System.getenv("PLACET_DATA");
    return Path.of(
        environment != null && !environment.isBlank() ? environment : UpCommand.DEFAULT_DATA);
  }

  /** The log file of a data folder. */
  static Path fileIn(Path dataFolder) {
    return dataFolder.resolve(FOLDER).resolve("placet.log");
  }
}
