package io.placet.fit;

import io.placet.domain.score.ScoreModel;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What fitting any model has in common: read, fit, print, write. */
@Command(mixinStandardHelpOptions = true)
abstract class FitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final DefinitionOptions definition = new DefinitionOptions();

  /** A model, and what it was fitted to in words. */
  record Fitted(ScoreModel model, String description) {}

  /** Fits and prints what was found. */
  abstract Fitted fit(PrintWriter out) throws FitStopped;

  /** The id of the definition where none is given. */
  abstract String defaultId();

  @Override
  public final Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli fills the options");
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      definition.checkFolder();
      Fitted fitted = fit(out);
      definition.write(fitted, defaultId());
      out.println("written to " + definition.file());
      out.flush();
      return 0;
    } catch (FitStopped stopped) {
      out.flush();
      spec.commandLine().getErr().println("fit: " + stopped.getMessage());
      return stopped.exitCode();
    }
  }
}
