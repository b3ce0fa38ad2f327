package io.placet.gateway.held;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.TopicScans;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportPage;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which recipients were told of a contact by exports (GDPR Article 15(1)(c)). */
public final class Disclosures {
  private final TopicScans scans;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);

  public Disclosures(TopicScans scans) {
    this.scans = scans;
  }

  /** All that the topic still has; called on the thread of the scans. */
  JsonArray of(SubjectId subject) {
    Map<String, ExportAsked> asked = new HashMap<>();
    JsonArray disclosures = new JsonArray();
    scans.read(
        Topic.EXPORTS,
        record -> {
          ExportEntry entry = codec.decode(record.value());
          if (entry.getBody() instanceof ExportAsked export) {
            asked.put(export.getId(), export);
          } else if (entry.getBody() instanceof ExportPage page
              && page.getSubjects().contains(subject.text())) {
            // a page has the partition of what asked for it, and lies behind that
            Optional.ofNullable(asked.get(page.getId()))
                .ifPresent(export -> disclosures.add(toJson(export, entry)));
          }
        });
    return disclosures;
  }

  private static JsonObject toJson(ExportAsked export, ExportEntry page) {
    JsonObject json =
        new JsonObject()
            .put("recipient", export.getRecipient())
            .put("purpose", export.getPurpose())
            .put("audience", export.getAudienceId())
            .put("export", export.getId())
            .put("at", page.getAt().toString());
    Optional.ofNullable(export.getChannel()).ifPresent(channel -> json.put("channel", channel));
    return json;
  }
}
