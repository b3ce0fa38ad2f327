package io.placet.acceptance.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One process on the wall clock for all tests that neither stop it nor count everything in it;
 * started with the first, ended after the last.
 */
final class SharedPlacet implements ParameterResolver {
  private record Running(Path folder, PlacetProcess process) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("placet");
        return new Running(folder, PlacetProcess.start(folder));
      } catch (IOException unmakeable) {
        throw new UncheckedIOException(unmakeable);
      }
    }

    @Override
    public void close() throws IOException {
      process.close();
      try (var tree = Files.walk(folder)) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PlacetProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedPlacet.class))
        .getOrComputeIfAbsent("running", key -> Running.start(), Running.class)
        .process();
  }
}
