package io.placet.benchmarks.ingest;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.key.Pseudonyms;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.FileVault;
import io.placet.vault.Vault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Who is in a segment, as the stream writes it. */
final class Memberships {
  /** As the gateway's topics. */
  private static final int PARTITIONS = 4;

  private static final String DEPLOYMENT = "placet";
  private static final Instant SINCE = Instant.parse("2026-01-05T10:00:00Z");

  private Memberships() {}

  static void write(String bootstrapServers, Path vaultFolder, String segment, int members) {
    Vault vault = FileVault.open(vaultFolder, DEPLOYMENT);
    Pseudonyms pseudonyms = vault.pseudonyms(Pseudonyms.ANALYTICS, 1);
    SingleObject<Membership> codec = SingleObject.of(Membership.class);
    try (KafkaProducer<byte[], byte[]> producer = Producers.plain(bootstrapServers)) {
      for (int member = 0; member < members; member++) {
        SubjectId subject =
            SubjectId.of(vault.subject(), ContactId.user(MemberFile.user(member)), 0);
        String pseudonym = pseudonyms.ofSubject(subject);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topic.MEMBERSHIPS.topicName(),
                    Keys.partitionOf(pseudonym, PARTITIONS),
                    Keys.membership(pseudonym, segment),
                    codec.encode(new Membership(pseudonym, segment, 1, SINCE, "0@1", List.of()))));
      }
      producer.flush();
    }
  }
}
