package io.placet.fit;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code placet fit}. */
@Command(
    name = "placet fit",
    description = {
      "Fits a score to a CSV file with a header, offline, and writes its definition.",
      "Every model has its own options: placet fit MODEL --help"
    },
    synopsisSubcommandLabel = "MODEL",
    commandListHeading = "%nModels:%n",
    subcommands = {RfmCommand.class, LogisticCommand.class, BgNbdCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the definition is written",
      "1:nothing fits best, or the file could not be written; no file is left",
      "2:an option or the data is wrong; no file is left"
    },
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /** Runs one command; its exit code is the process's. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
