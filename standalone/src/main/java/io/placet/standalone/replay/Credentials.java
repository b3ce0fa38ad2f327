package io.placet.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The secrets of {@code credentials.json} that a replay needs; it never prints them. */
record Credentials(String writeKey, String consentToken, String officerToken) {
  static Credentials read(Path data) throws NotReplayable {
    Path file = data.resolve("credentials.json");
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
      return new Credentials(
          text(json, "writeKey", file),
          text(json, "consentToken", file),
          text(json, "officerToken", file));
    } catch (NoSuchFileException e) {
      throw new NotReplayable("no %s: is placet running with --data %s?".formatted(file, data), e);
    } catch (IOException e) {
      throw new NotReplayable("cannot read %s".formatted(file), e);
    }
  }

  private static String text(JsonNode json, String key, Path file) throws NotReplayable {
    String value = json.path(key).asText();
    if (value.isEmpty()) {
      throw new NotReplayable("%s has no %s".formatted(file, key));
    }
    return value;
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
