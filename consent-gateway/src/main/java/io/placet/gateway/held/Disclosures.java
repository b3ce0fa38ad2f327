package io.placet.gateway.held;

import io.placet.domain.contact.SubjectId;
import io.placet.gateway.log.TopicScans;
import io.placet.schemas.avro.DisclosureKind;
import io.placet.schemas.avro.ExportAsked;
import io.placet.schemas.avro.ExportEntry;
import io.placet.schemas.avro.ExportPage;
import io.placet.schemas.avro.MemberDisclosed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which recipients were told of a contact, by exports and webhooks (GDPR Article 15(1)(c)). */
public final class Disclosures {
  private final TopicScans scans;
  private final int partitions;
  private final SingleObject<ExportEntry> codec = SingleObject.of(ExportEntry.class);
  private final SingleObject<MemberDisclosed> told = SingleObject.of(MemberDisclosed.class);

  public Disclosures(TopicScans scans, int partitions) {
    this.scans = scans;
    this.partitions = partitions;
  }

  /** All that the topics still have; called on the thread of the scans. */
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
    byReceivers(subject).forEach(disclosure -> disclosures.add(toJson(disclosure)));
    return disclosures;
  }

  /** What was logged and did not leave is left out. */
  private List<MemberDisclosed> byReceivers(SubjectId subject) {
    List<MemberDisclosed> all = new ArrayList<>();
    scans.read(
        Topic.DISCLOSURES,
        Keys.partitionOf(subject.text(), partitions),
        record -> {
          MemberDisclosed disclosure = told.decode(record.value());
          if (!disclosure.getSubjectId().equals(subject.text())) {
            return;
          }
          switch (disclosure.getKind()) {
            case WAITING -> {}
            case UNSENT -> takeBack(all, disclosure.getDestinationId());
            default -> all.add(disclosure);
          }
        });
    return all;
  }

  private static void takeBack(List<MemberDisclosed> all, String destination) {
    for (int last = all.size() - 1; last >= 0; last--) {
      if (all.get(last).getDestinationId().equals(destination)) {
        if (all.get(last).getKind() == DisclosureKind.ENTERED) {
          all.remove(last);
        }
        return;
      }
    }
  }

  private static JsonObject toJson(MemberDisclosed told) {
    JsonObject json =
        new JsonObject()
            .put("recipient", told.getRecipient())
            .put("purpose", told.getPurpose())
            .put("audience", told.getAudienceId())
            .put("destination", told.getDestinationId())
            .put("telling", told.getKind().name().toLowerCase(Locale.ROOT))
            .put("at", told.getAt().toString());
    Optional.ofNullable(told.getChannel()).ifPresent(channel -> json.put("channel", channel));
    return json;
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
