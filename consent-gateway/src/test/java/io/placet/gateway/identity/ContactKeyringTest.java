package io.placet.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.ContactKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Prf;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.key.WrappedKey;
import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.gateway.Log;
import io.placet.gateway.SharedBroker;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.seal.SealingKey;
import io.placet.gateway.seal.Unsealed;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKey;
import io.placet.vault.DataKeyCache;
import io.placet.vault.DataKeys;
import io.placet.vault.ErasedContacts;
import io.placet.vault.FileVault;
import io.placet.vault.Sealer;
import io.placet.vault.SlotReplacement;
import io.placet.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class ContactKeyringTest {
  private static final int PARTITIONS = 4;

  @TempDir Path folder;

  private final EmbeddedKafka kafka;
  private final Log log;

  ContactKeyringTest(EmbeddedKafka kafka, Log log) {
    this.kafka = kafka;
    this.log = log;
  }

  @Test
  void aKeyWhoseSlotKeyGoesBeforeTheLogHasItIsWrappedAnewBeforeAnythingRestsOnIt() {
    Vault vault = FileVault.open(folder.resolve("vault"), "test");
    log.createMissing(PARTITIONS);
    try (ViewStore store = new ViewStore(folder.resolve("view"));
        LogWriter writer = new LogWriter(kafka.bootstrapServers())) {
      Identities identities = new Identities(vault, PARTITIONS, Optional::empty, subject -> false);
      ContactKeyring keyring =
          new ContactKeyring(
              new ErasedMeanwhile(vault),
              new DataKeyCache(vault.dataKeys(), 10),
              identities,
              new ContactView(store, Unsealed.VALUES),
              writer,
              (partition, offset) -> CompletableFuture.completedFuture(null),
              Clock.systemUTC());
      SubjectId subject = identities.subjectOf(ContactId.user("minted"));

      SealingKey key = keyring.of(subject);
      key.kept().join();

      List<WrappedKey> recorded = recorded(subject);
      assertThat(recorded).hasSize(2);
      assertThat(vault.dataKeys().unwrap(subject, recorded.get(0))).isEmpty();
      assertThat(vault.dataKeys().unwrap(subject, recorded.get(1))).isPresent();
      assertThat(recorded).extracting(WrappedKey::keyId).containsOnly(key.keyId());
    }
  }

  private List<WrappedKey> recorded(SubjectId subject) {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .flatMap(record -> RecordCodec.toDomain(entries.decode(record.value())).stream())
        .filter(ContactKey.class::isInstance)
        .map(ContactKey.class::cast)
        .filter(key -> key.subject().equals(subject))
        .map(ContactKey::key)
        .toList();
  }

  /** A vault in which somebody erases another contact of the slot right after a key was made. */
  private record ErasedMeanwhile(Vault vault) implements Vault {
    @Override
    public DataKeys dataKeys() {
      DataKeys keys = vault.dataKeys();
      return new DataKeys() {
        @Override
        public Minted mint(SubjectId subject) {
          Minted minted = keys.mint(subject);
          try (SlotReplacement slot = keys.replaceSlotKey(DataKeys.slotOf(subject))) {
            slot.destroyOlderKeysForever();
          }
          return minted;
        }

        @Override
        public Optional<DataKey> unwrap(SubjectId subject, WrappedKey wrapped) {
          return keys.unwrap(subject, wrapped);
        }

        @Override
        public boolean isCurrent(SubjectId subject, WrappedKey wrapped) {
          return keys.isCurrent(subject, wrapped);
        }

        @Override
        public WrappedKey wrap(SubjectId subject, String keyId, DataKey key) {
          return keys.wrap(subject, keyId, key);
        }

        @Override
        public Optional<WrappedKey> rewrap(SubjectId subject, WrappedKey wrapped) {
          return keys.rewrap(subject, wrapped);
        }

        @Override
        public SlotReplacement replaceSlotKey(int slot) {
          return keys.replaceSlotKey(slot);
        }
      };
    }

    @Override
    public Prf index() {
      return vault.index();
    }

    @Override
    public Prf subject() {
      return vault.subject();
    }

    @Override
    public Pseudonyms pseudonyms(String domain) {
      return vault.pseudonyms(domain);
    }

    @Override
    public Pseudonyms pseudonyms(String domain, int epoch) {
      return vault.pseudonyms(domain, epoch);
    }

    @Override
    public int epoch(String domain) {
      return vault.epoch(domain);
    }

    @Override
    public int beginEpoch(String domain) {
      return vault.beginEpoch(domain);
    }

    @Override
    public void destroyEpochForever(String domain, int epoch) {
      vault.destroyEpochForever(domain, epoch);
    }

    @Override
    public Prf opposition() {
      return vault.opposition();
    }

    @Override
    public Sealer links() {
      return vault.links();
    }

    @Override
    public Sealer deadLetters() {
      return vault.deadLetters();
    }

    @Override
    public ErasedContacts erasedContacts() {
      return vault.erasedContacts();
    }
  }
}
