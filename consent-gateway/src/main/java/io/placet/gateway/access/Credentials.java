package io.placet.gateway.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of the embedded default: {@code credentials.json} in the data folder, readable by its
 * owner only, made once and kept across restarts.
 */
public final class Credentials {
  private static final Map<String, Role> NAMES =
      Map.of(
          "writeKey", Role.SENDER,
          "browserKey", Role.BROWSER,
          "toolToken", Role.TOOL,
          "consentToken", Role.COLLECTION_POINT,
          "officerToken", Role.OFFICER,
          "marketerToken", Role.MARKETER,
          "analystToken", Role.ANALYST);

  /** What a file made by an earlier version has not: it gets them, and keeps the others. */
  private static final Set<String> CAME_LATER =
      Set.of("marketerToken", "browserKey", "analystToken");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Role> rolesByDigest;

  /** The only ones that are shown again: senders are set up with them. */
  private final List<WriteKey> writeKeys;

  private Credentials(Map<String, String> tokens) {
    Map<String, Role> roles = new LinkedHashMap<>();
    NAMES.forEach(
        (name, role) -> {
          String token = tokens.get(name);
          if (token == null || token.length() < 20) {
            throw new IllegalStateException(
                "credentials.json: "
                    + name
                    + " is missing or short; remove the file to have new ones made");
          }
          roles.put(Secrets.digest(token), role);
        });
    rolesByDigest = Map.copyOf(roles);
    writeKeys =
        List.of(
            new WriteKey("server", Objects.requireNonNull(tokens.get("writeKey"))),
            new WriteKey("browser", Objects.requireNonNull(tokens.get("browserKey"))));
  }

  /** Reads the file, or makes it. */
  public static Credentials openOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      requireOwnerOnly(file);
      Map<String, String> tokens =
          JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, String>>() {});
      if (!tokens.keySet().containsAll(CAME_LATER)) {
        Secrets secrets = new Secrets(new SecureRandom());
        CAME_LATER.forEach(name -> tokens.computeIfAbsent(name, missing -> secrets.fresh()));
        write(file, tokens);
      }
      return new Credentials(tokens);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "credentials in " + file + " cannot be read or made", unreadable);
    }
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          file
              + " can be read by others than its owner: chmod 600, and think of the tokens as known");
    }
  }

  private static void create(Path file) throws IOException {
    Secrets secrets = new Secrets(new SecureRandom());
    Map<String, String> tokens = new LinkedHashMap<>();
    NAMES.keySet().stream().sorted().forEach(name -> tokens.put(name, secrets.fresh()));
    write(file, tokens);
  }

  private static void write(Path file, Map<String, String> tokens) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    Files.createFile(half, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    JSON.writerWithDefaultPrettyPrinter().writeValue(half.toFile(), tokens);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Optional<Role> roleOf(String token) {
    return Optional.ofNullable(rolesByDigest.get(Secrets.digest(token)));
  }

  List<WriteKey> writeKeys() {
    return writeKeys;
  }
}
