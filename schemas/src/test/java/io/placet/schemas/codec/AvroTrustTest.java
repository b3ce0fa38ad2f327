package io.placet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Standing;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.topic.Topic;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AvroTrustTest {
  @BeforeAll
  static void ensure() {
    AvroTrust.ensure();
  }

  @Test
  void theWireTypesAreTrusted() {
    assertThat(Stream.of(ContactLogEntry.class, RecordedState.class))
        .allMatch(ClassSecurityValidator.getGlobal()::isTrusted);
  }

  @Test
  void noOtherTypeOfOursOrOfTheProcessBecomesTrusted() {
    assertThat(
            Stream.of(
                Standing.class,
                Topic.class,
                AvroTrust.class,
                ProcessBuilder.class,
                URLClassLoader.class))
        .noneMatch(ClassSecurityValidator.getGlobal()::isTrusted);
  }
}
