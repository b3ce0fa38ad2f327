package io.placet.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process of its own that replaces the key of a slot, says so, and destroys the older ones when a
 * line asks for it.
 */
final class ReplaceSlot {
  private ReplaceSlot() {}

  public static void main(String[] args) throws IOException {
    DataKeys keys = FileVault.open(Path.of(args[0]), args[1]).dataKeys();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (SlotReplacement replacement = keys.replaceSlotKey(Integer.parseInt(args[2]))) {
      System.out.println("holds " + replacement.generation());
      while (in.readLine() != null) {
        replacement.destroyOlderKeysForever();
        System.out.println("destroyed");
      }
    }
  }

  static Process inOtherProcess(Path folder, String dataFolder, int slot) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ReplaceSlot.class.getName(),
            folder.toString(),
            dataFolder,
            Integer.toString(slot))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
