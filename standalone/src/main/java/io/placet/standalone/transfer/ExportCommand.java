package io.placet.standalone.transfer;

import io.placet.standalone.transfer.Gateway.NotNow;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code placet export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes who may be reached, with the proof, into a file for a recipient of the register.",
      "The list cannot be called back: each row bears the revision and the instant it holds for."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the file is whole",
      "1:the gateway refused, could not be reached or broke off; no file is left",
      "2:an option or the file is wrong"
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "To write; NDJSON if it ends in .ndjson, else CSV")
  private @Nullable Path file;

  @Option(
      names = "--recipient",
      required = true,
      paramLabel = "ID",
      description = "Of the register, or controller")
  private @Nullable String recipient;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "For the audit log")
  private @Nullable String reason;

  @Option(names = "--purpose", paramLabel = "ID", description = "Only this one")
  private @Nullable String purpose;

  @Option(names = "--channel", paramLabel = "CHANNEL", description = "Only this one")
  private @Nullable String channel;

  @Option(names = "--all", description = "Also who may not be reached, and why; controller only")
  private boolean all;

  @Option(
      names = "--token-from",
      paramLabel = "FILE",
      defaultValue = "${env:PLACET_DATA:-data}/credentials.json",
      description = "Where the officer's token is (default: ${DEFAULT-VALUE})")
  private @Nullable Path tokenFrom;

  @Option(
      names = "--gateway",
      paramLabel = "URI",
      defaultValue = "http://127.0.0.1:${env:PLACET_GATEWAY_PORT:-8080}",
      description = "Where the gateway listens (default: ${DEFAULT-VALUE})")
  private @Nullable URI gateway;

  @Override
  public Integer call() throws InterruptedException {
    if (spec == null || file == null || tokenFrom == null || gateway == null) {
      throw new IllegalStateException("picocli fills the options");
    }
    PrintWriter err = spec.commandLine().getErr();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream rows =
        new Gateway(gateway, OfficerToken.read(tokenFrom)).export(query(file))) {
      Files.copy(rows, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return 0;
    } catch (TransferStopped stopped) {
      err.println("export: " + stopped.getMessage());
      return stopped.exitCode();
    } catch (NotNow later) {
      err.println("export: " + later.getMessage());
      return TransferStopped.NOT_DONE;
    } catch (IOException broken) {
      err.println("export: it broke off, or " + file + " cannot be written; nothing is left of it");
      part.toFile().delete();
      return TransferStopped.NOT_DONE;
    }
  }

  private Map<String, String> query(Path to) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("recipient", String.valueOf(recipient));
    query.put("reason", String.valueOf(reason));
    query.put("format", to.toString().endsWith(".ndjson") ? "ndjson" : "csv");
    query.put("rows", all ? "all" : "allowed");
    if (purpose != null) {
      query.put("purpose", purpose);
    }
    if (channel != null) {
      query.put("channel", channel);
    }
    return query;
  }
}
