package io.placet.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.Alias;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.AliasKind;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspectedDuplicatesTest {
  private static final String SHARED = "s".repeat(22);
  private static final String ALONE = "a".repeat(22);
  private static final String DEVICE = "d".repeat(22);
  private static final int MANY = 10;

  @TempDir private Path folder;

  @Test
  void theAliasesOfAFolderThatIsOlderThanTheListAreLookedThroughOnce() {
    try (ViewStore store = new ViewStore(folder)) {
      link(store, AliasKind.EMAIL, ALONE, "1");
      link(store, AliasKind.PHONE, SHARED, "1");
      link(store, AliasKind.PHONE, SHARED, "2");
      link(store, AliasKind.ANONYMOUS, DEVICE, "1");
      link(store, AliasKind.ANONYMOUS, DEVICE, "2");

      assertThat(new SuspectedDuplicates(store).list("", MANY))
          .containsExactly(new Alias(Alias.Kind.PHONE, SHARED));

      link(store, AliasKind.EMAIL, ALONE, "2");
      assertThat(new SuspectedDuplicates(store).list("", MANY)).hasSize(1);
    }
  }

  private static void link(ViewStore store, AliasKind kind, String alias, String user) {
    String subject = user.repeat(22);
    AliasLinked linked =
        new AliasLinked(
            alias,
            kind,
            subject,
            Contacts.toAvro(ContactId.user(user)),
            Instant.parse("2026-11-01T10:00:00Z"),
            true);
    try (ViewStore.Batch batch = store.batch()) {
      batch.put(
          Family.ALIASES,
          Keys.alias(alias, subject),
          SingleObject.of(ContactLogEntry.class).encode(new ContactLogEntry(linked)));
      batch.commit();
    }
  }
}
