package io.placet.acceptance.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the checkout that is tested. */
public final class Repository {
  private Repository() {}

  public static Path root() {
    Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mappings")) && Files.exists(folder.resolve("placet"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no repository above " + start);
  }

  /** What {@code ./placet} runs. */
  static String shippedClassPath() {
    Path target = root().resolve("standalone").resolve("target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new IllegalStateException(
          target + " holds no build: mvn -pl standalone -am package, or ./placet test");
    }
    return target + "/*" + System.getProperty("path.separator") + target + "/lib/*";
  }

  static Path retailMapping() {
    return root().resolve("mappings").resolve("online-retail.yaml");
  }
}
