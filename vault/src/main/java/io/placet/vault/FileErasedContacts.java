package io.placet.vault;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The file {@code erasures.list}: a line for each erasure, sealed for its place in the file under
 * the keyset {@code erasures}. Lines are added only. A last line without its end was never noted
 * for anybody: its process was killed, and the next line takes its place.
 */
final class FileErasedContacts implements ErasedContacts {
  static final String FILE = "erasures.list";

  private final SealedFolder folder;
  private final OwnerOnlyFile file;
  private final Sealer sealer;

  /** What of the file was read for {@link #note}; guarded by the folder's lock. */
  private Reached reached = Reached.NOTHING;

  private final Set<String> known = new HashSet<>();

  /** How far the complete lines go, in lines and in bytes. */
  private record Reached(int lines, long bytes) {
    static final Reached NOTHING = new Reached(0, 0);

    Reached after(String line) {
      return new Reached(lines + 1, bytes + line.length() + 1);
    }
  }

  private FileErasedContacts(SealedFolder folder) throws IOException {
    this.folder = folder;
    this.file = folder.files().file(FILE);
    this.sealer = folder.sealer(KeysetName.ERASURES);
  }

  /** Opens the list, without reading it; the folder is held by the caller. */
  static FileErasedContacts open(SealedFolder folder) throws IOException {
    FileErasedContacts list = new FileErasedContacts(folder);
    list.file.requireReadable();
    return list;
  }

  /** An empty list where there is none yet. */
  static void makeMissing(OwnerOnlyFolder files) throws IOException {
    if (!files.holds(FILE)) {
      files.file(FILE).write(new byte[0]);
    }
  }

  @Override
  public void note(Map<String, byte[]> erasures) {
    if (!erasures.isEmpty()) {
      var unused = folder.exclusively(() -> append(erasures));
    }
  }

  private Reached append(Map<String, byte[]> erasures) throws IOException {
    if (file.length() < reached.bytes) {
      // an older list was restored under a running process
      reached = Reached.NOTHING;
      known.clear();
    }
    reached = read(reached, file.length(), (id, record) -> known.add(id));
    Reached next = reached;
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> erasure : erasures.entrySet()) {
      if (!known.contains(erasure.getKey())) {
        String line = sealer.seal(entry(erasure.getKey(), erasure.getValue()), use(next.lines));
        lines.append(line).append('\n');
        next = next.after(line);
      }
    }
    if (!lines.isEmpty()) {
      file.append(reached.bytes, lines.toString().getBytes(StandardCharsets.US_ASCII));
      reached = next;
      known.addAll(erasures.keySet());
    }
    return reached;
  }

  @Override
  public void visit(BiConsumer<String, byte[]> visitor) {
    try {
      // who adds lines holds the folder: what is there while it is held stays as it is
      long length = folder.exclusively(file::length);
      Set<String> shown = new HashSet<>();
      var unused =
          read(
              Reached.NOTHING,
              length,
              (id, record) -> {
                if (shown.add(id)) {
                  visitor.accept(id, record);
                }
              });
    } catch (IOException failed) {
      throw VaultException.unusable(folder, failed);
    }
  }

  /** Reads the complete lines behind a place. */
  private Reached read(Reached from, long length, BiConsumer<String, byte[]> reader)
      throws IOException {
    Reached at = from;
    try (InputStream bytes = new BufferedInputStream(file.stream(from.bytes))) {
      StringBuilder line = new StringBuilder();
      for (long left = length - from.bytes; left > 0; left--) {
        int next = bytes.read();
        if (next == '\n') {
          open(line.toString(), at.lines, reader);
          at = at.after(line.toString());
          line.setLength(0);
        } else {
          line.append((char) next);
        }
      }
    }
    return at;
  }

  private void open(String line, int number, BiConsumer<String, byte[]> reader) throws IOException {
    byte[] entry =
        sealer
            .open(line, use(number))
            .orElseThrow(
                () ->
                    new VaultException(
                        file
                            + " is damaged; where the log is whole, put an older copy of this file alone in its place:"
                            + " what it lacks is noted again from the log"));
    DataInputStream content = new DataInputStream(new ByteArrayInputStream(entry));
    reader.accept(content.readUTF(), content.readAllBytes());
  }

  private static byte[] entry(String id, byte[] record) throws IOException {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    DataOutputStream content = new DataOutputStream(entry);
    content.writeUTF(id);
    content.write(record);
    return entry.toByteArray();
  }

  private static String use(int number) {
    return "erasure " + number;
  }

  @Override
  public String toString() {
    return "ErasedContacts";
  }
}
