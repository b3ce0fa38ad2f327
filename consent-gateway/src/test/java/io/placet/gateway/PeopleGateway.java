package io.placet.gateway;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.AliasLinked;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.LinkOpened;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Two gateways of one deployment that send mail, and what people and tools do with them. */
final class PeopleGateway implements AutoCloseable {
  final HandClock clock = new HandClock(Instant.now());
  final Mailbox mailbox = Mailbox.open();
  final RunningGateway first;
  final RunningGateway second;
  private final Log log;

  PeopleGateway(EmbeddedKafka kafka, Path folder) {
    log = new Log(kafka.bootstrapServers());
    first = start(kafka, folder.resolve("gateway-1"));
    second = start(kafka, folder.resolve("gateway-2"));
  }

  private RunningGateway start(EmbeddedKafka kafka, Path folder) {
    return RunningGateway.start(
        mailbox.with(RunningGateway.config(kafka.bootstrapServers(), folder, 0, 0)), clock);
  }

  /** A customer who gave the newsletter and can be found by an address. */
  void customer(String user, String address) {
    identify(user, address);
    first.officer().post(Consents.path(user), Consents.newsletter());
  }

  void identify(String user, String address) {
    first
        .sender()
        .post(
            "/v1/identify",
            new JsonObject()
                .put("type", "identify")
                .put("messageId", "identify-" + user)
                .put("timestamp", clock.instant().toString())
                .put("userId", user)
                .put("traits", new JsonObject().put("email", address)));
  }

  boolean mayMail(String user) {
    return first.tool().post("/access/v1/evaluation", Consents.mayMail(user)).decision();
  }

  /** Path of the link that a tool puts into the newsletter of a contact. */
  String withdrawLink(String user) {
    String url =
        first
            .tool()
            .post(
                "/v1/contacts/user:" + user + "/links",
                new JsonObject().put("purpose", "newsletter").put("channel", "email"))
            .json()
            .getString("withdraw");
    return url.substring(url.indexOf("/p/u/"));
  }

  /** Asks for the link to preferences; path of the one that came. */
  String preferenceLink(String address) {
    int before = mailbox.mailsTo(address).size();
    Visitor.of(first).post("/preferences", "email", address);
    return mailbox.linkTo(address, before + 1);
  }

  /** A visitor types an address into the form at the foot of the page. */
  Answer request(String user, String address) {
    return first
        .collectionPoint()
        .post(
            Consents.path(user),
            Consents.newsletter()
                .put("state", "REQUESTED")
                .put("collectionPoint", "footer-form")
                .put("language", "en")
                .put("confirm", new JsonObject().put("email", address)));
  }

  /** Everything in the log that a person's doing could have put there. */
  List<Object> doings() {
    SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
    return log.all(Topic.CONTACT_LOG).stream()
        .map(record -> record.value())
        .filter(Objects::nonNull)
        .map(value -> entries.decode(value).getBody())
        .filter(
            body ->
                body instanceof ConsentRecorded
                    || body instanceof LinkOpened
                    || body instanceof AliasLinked)
        .toList();
  }

  List<ConsentRecorded> records(String user) {
    String subject = first.subject(user).text();
    return doings().stream()
        .filter(ConsentRecorded.class::isInstance)
        .map(ConsentRecorded.class::cast)
        .filter(record -> record.getSubjectId().equals(subject))
        .toList();
  }

  ConsentRecorded newest(String user) {
    List<ConsentRecorded> records = records(user);
    return records.get(records.size() - 1);
  }

  /** Later, so that nobody asked too often. */
  void later(Duration by) {
    clock.move(by);
  }

  @Override
  public void close() {
    first.close();
    second.close();
    mailbox.close();
  }
}
