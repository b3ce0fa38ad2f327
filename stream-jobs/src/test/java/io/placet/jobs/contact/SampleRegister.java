package io.placet.jobs.contact;

import io.placet.domain.register.Register;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The register that ships with Placet. */
public final class SampleRegister {
  private SampleRegister() {}

  public static String yaml() {
    try (InputStream file = RegisterLoader.class.getResourceAsStream("/register.yaml")) {
      if (file == null) {
        throw new IllegalStateException("no sample register");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Register load() {
    return RegisterLoader.parse(yaml(), "register.yaml");
  }
}
