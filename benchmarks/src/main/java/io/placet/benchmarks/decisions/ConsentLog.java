package io.placet.benchmarks.decisions;

import io.placet.domain.contact.ContactId;
import io.placet.domain.register.Retention;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A contact-log with one grant of each contact, as the gateway records them. */
final class ConsentLog {
  static final int PARTITIONS = 4;

  private static final short ONE_COPY = 1;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Retention KEPT = new Retention(YEAR, YEAR, YEAR, YEAR, YEAR);
  private static final int SUBJECT_BYTES = 16;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final long SEED = 27560;
  private static final String NOTICE_SHA256 = "0123456789abcdef".repeat(4);

  private ConsentLog() {}

  /**
   * Creates the topics and fills the log.
   *
   * @return the subject id of the last contact
   */
  static String fill(String bootstrapServers, int contacts) {
    Map<String, Object> servers =
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "compression.type", "none");
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer())) {
      new TopicCatalogue(PARTITIONS, ONE_COPY, KEPT).createMissing(admin);
      SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
      Random random = new Random(SEED);
      String subject = "";
      for (int contact = 0; contact < contacts; contact++) {
        subject = subject(random);
        String record = new UUID(random.nextLong(), random.nextLong()).toString();
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topic.CONTACT_LOG.topicName(),
                    Keys.partitionOf(subject, PARTITIONS),
                    Keys.consent(subject, record),
                    entries.encode(new ContactLogEntry(grant(subject, record, contact)))));
      }
      producer.flush();
      return subject;
    }
  }

  private static String subject(Random random) {
    byte[] bytes = new byte[SUBJECT_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ConsentRecorded grant(String subject, String record, int contact) {
    return ConsentRecorded.newBuilder()
        .setRecordId(record)
        .setSchemaVersion(1)
        .setSubjectId(subject)
        .setContact(Contacts.toAvro(ContactId.user("bench-" + contact)))
        .setPurpose("newsletter")
        .setChannel("email")
        .setLegalBasis("CONSENT")
        .setState(RecordedState.GIVEN)
        .setActor(RecordedActor.PERSON)
        .setActorId("collection-point")
        .setEventTime(AT)
        .setRecordedAt(AT)
        .setCollectionPoint("checkout")
        .setMethod("box-ticked")
        .setNotice(new ShownNotice("newsletter", "3", NOTICE_SHA256))
        .setController("Maison Exemple SAS")
        .setFollows(-1L)
        .build();
  }
}
