package io.placet.standalone.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The officer's token of a {@code credentials.json}; it never prints it. */
record OfficerToken(String secret) {
  static OfficerToken read(Path file) throws TransferStopped {
    try {
      String token =
          new ObjectMapper().readTree(Files.readAllBytes(file)).path("officerToken").asText();
      if (token.isEmpty()) {
        throw new TransferStopped(TransferStopped.WRONG_USE, file + " has no officerToken");
      }
      return new OfficerToken(token);
    } catch (IOException unreadable) {
      throw new TransferStopped(
          TransferStopped.WRONG_USE,
          "no readable %s: is placet running, and with this --token-from?".formatted(file));
    }
  }

  @Override
  public String toString() {
    return "OfficerToken[hidden]";
  }
}
