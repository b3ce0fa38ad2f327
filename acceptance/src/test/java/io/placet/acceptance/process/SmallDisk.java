package io.placet.acceptance.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk of some megabytes, and a file of another program that takes its room. */
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTE = 1 << 20;
  private static final String OTHERS = "others.bin";

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one at a folder, or skips the test where that is not permitted. */
  static SmallDisk at(Path folder, int megabytes) {
    try {
      Files.createDirectories(folder);
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "placet", folder.toString()),
          "a small disk cannot be mounted: only root may, and some containers may not");
      return new SmallDisk(folder);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  long left() {
    return folder.toFile().getUsableSpace();
  }

  /** Leaves so much to others; takes or gives back what that needs. */
  void leave(int megabytes) {
    try (FileChannel others =
        FileChannel.open(
            folder.resolve(OTHERS), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long size = others.size() + left() - (long) megabytes * MEGABYTE;
      ByteBuffer block = ByteBuffer.allocate(MEGABYTE);
      others.truncate(Math.max(0, Math.min(size, others.size())));
      for (long at = others.size(); at < size; at = others.size()) {
        block.clear().limit((int) Math.min(MEGABYTE, size - at));
        others.write(block, at);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Takes all there is, to the last byte. */
  void fill() {
    try (FileChannel others =
        FileChannel.open(
            folder.resolve(OTHERS), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (others.write(ByteBuffer.allocate(MEGABYTE)) > 0) {
        // until it is full
      }
    } catch (IOException full) {
      if (left() > 0) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives everything back. */
  void clear() {
    try {
      Files.deleteIfExists(folder.resolve(OTHERS));
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", "--lazy", folder.toString())) {
      throw new IOException("the small disk is still mounted at " + folder);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
