package io.placet.standalone;

import io.placet.dashboards.DashboardsCommand;
import io.placet.gateway.GatewayCommand;
import io.placet.jobs.JobsCommand;
import io.placet.standalone.replay.ReplayCommand;
import io.placet.standalone.transfer.ExportCommand;
import io.placet.standalone.transfer.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the {@code placet} script. */
@Command(
    name = "placet",
    description = "Privacy-preserving analytics and consent-aware marketing engine",
    subcommands = {
      UpCommand.class,
      ReplayCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      GatewayCommand.class,
      JobsCommand.class,
      DashboardsCommand.class
    },
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /** Runs one command; its exit code is the process's. */
  public static void main(String[] arguments) {
    Logs.writeTo(arguments);
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
