package io.placet.standalone.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code placet import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports contacts and consents from a file into a running placet.",
      "Ends with one JSON line of counts. The same command again resumes after an interruption;",
      "lines that are in already change nothing, and nothing lifts a refusal.",
      "The columns are in docs/import-and-export.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the file is taken; lines that are wrong are counted, and named in FILE.report.csv",
      "1:the gateway refused or could not be reached; the same command resumes",
      "2:an option or the file is wrong",
      "130:interrupted; the same command resumes"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;
  private static final int NAME_DIGITS = 20;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "CSV with a header, or NDJSON; UTF-8")
  private @Nullable Path file;

  @Option(
      names = "--format",
      description = "csv or ndjson (default: by the file's name, .ndjson and .jsonl)")
  private @Nullable Format format;

  @Option(names = "--dry-run", description = "Only check and count")
  private boolean dryRun;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the import (default: made from the file's name, size and time)")
  private @Nullable String name;

  @Option(
      names = "--map",
      paramLabel = "THEIRS=OURS",
      description = "Name of a column in the file, and ours; may be repeated")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(
      names = "--default",
      paramLabel = "COLUMN=VALUE",
      description = "What holds where a line says nothing; may be repeated")
  private Map<String, String> defaults = new LinkedHashMap<>();

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

  enum Format {
    csv,
    ndjson
  }

  @Override
  public Integer call() {
    if (spec == null || file == null || tokenFrom == null || gateway == null) {
      throw new IllegalStateException("picocli fills the options");
    }
    PrintWriter err = spec.commandLine().getErr();
    long began = System.nanoTime();
    try {
      ObjectNode begun = begun(file);
      Gateway to = new Gateway(gateway, OfficerToken.read(tokenFrom));
      JsonNode done =
          new FileImport(
                  to,
                  file,
                  Files.size(file),
                  err,
                  System::nanoTime,
                  time -> Thread.sleep(time.toMillis()))
              .run(begun);
      ObjectNode summary = done.deepCopy();
      summary.put("seconds", Math.round((System.nanoTime() - began) / 1e8) / 10.0);
      if (done.path("reported").asLong() > 0) {
        Path report = file.resolveSibling(file.getFileName() + ".report.csv");
        keep(to, done.path("name").asText(), report);
        err.println("import: lines that were not taken, and why: " + report);
      }
      spec.commandLine().getOut().println(summary);
      return 0;
    } catch (TransferStopped stopped) {
      err.println("import: " + stopped.getMessage());
      return stopped.exitCode();
    } catch (IOException unreadable) {
      err.println("import: " + file + " cannot be read, or its report not be written");
      return TransferStopped.WRONG_USE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      err.println("import: interrupted; running the same command again resumes");
      return INTERRUPTED;
    }
  }

  private static void keep(Gateway gateway, String name, Path report)
      throws TransferStopped, IOException, InterruptedException {
    try (InputStream lines = gateway.report(name)) {
      Files.copy(lines, report, StandardCopyOption.REPLACE_EXISTING);
    } catch (Gateway.NotNow away) {
      throw new TransferStopped(
          TransferStopped.NOT_DONE,
          "the file is taken, but the report could not be read: %s; the same command fetches it"
              .formatted(away.getMessage()));
    }
  }

  private ObjectNode begun(Path from) throws IOException {
    String lower = from.toString().toLowerCase(java.util.Locale.ROOT);
    boolean lines = lower.endsWith(".ndjson") || lower.endsWith(".jsonl");
    Format chosen = format != null ? format : lines ? Format.ndjson : Format.csv;
    ObjectNode begun = new ObjectMapper().createObjectNode();
    begun.put("format", chosen.name()).put("dryRun", dryRun);
    ObjectNode renamed = begun.putObject("mapping");
    new TreeMap<>(mapping).forEach(renamed::put);
    ObjectNode filled = begun.putObject("defaults");
    new TreeMap<>(defaults).forEach(filled::put);
    return begun.put("name", name != null ? name : nameOf(from, begun.toString()));
  }

  /** The same for the same file and options, so that the same command resumes. */
  private static String nameOf(Path file, String options) throws IOException {
    String meant =
        file.getFileName()
            + "\n"
            + Files.size(file)
            + "\n"
            + Files.getLastModifiedTime(file).toMillis();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((meant + "\n" + options).getBytes(UTF_8));
      return "file-" + HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
