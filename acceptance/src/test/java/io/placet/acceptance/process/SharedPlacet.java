package io.placet.acceptance.process;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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
 * started with the first, ended after the last; and the server that its mail goes to.
 */
final class SharedPlacet implements ParameterResolver {
  private record Running(Path folder, PlacetProcess process, GreenMail mail)
      implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("placet");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        String smtp = "smtp://127.0.0.1:" + mail.getSmtp().getPort();
        return new Running(
            folder, PlacetProcess.start(folder, "--smtp", smtp, "--allow-loopback-webhooks"), mail);
      } catch (IOException unmakeable) {
        throw new UncheckedIOException(unmakeable);
      }
    }

    @Override
    public void close() throws IOException {
      process.close();
      mail.stop();
      try (var tree = Files.walk(folder)) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == PlacetProcess.class || type == GreenMail.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedPlacet.class))
            .getOrComputeIfAbsent("running", key -> Running.start(), Running.class);
    return parameter.getParameter().getType() == GreenMail.class
        ? running.mail()
        : running.process();
  }
}
