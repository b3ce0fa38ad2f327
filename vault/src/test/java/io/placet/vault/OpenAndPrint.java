package io.placet.vault;

import java.nio.file.Path;

/** A process of its own that opens a vault and prints a value of its {@code subject} function. */
final class OpenAndPrint {
  private OpenAndPrint() {}

  public static void main(String[] args) {
    System.out.println(FileVault.open(Path.of(args[0]), args[1]).subject().computeText("x"));
  }
}
