package io.placet.gateway.transfer;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.contact.ContactId;
import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import io.placet.gateway.http.CsvText;
import io.placet.gateway.http.Format;
import io.placet.gateway.verdict.Decider.Present;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.RecordedEvidence;
import io.placet.schemas.avro.ShownNotice;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of an export: what stands for a contact and a key, from which prefix of the log that is
 * known, and the proof of it.
 */
final class ExportRow {
  static final List<String> NAMES =
      List.of(
          "contact",
          "purpose",
          "channel",
          "decision",
          "reason",
          "legalBasis",
          "record",
          "state",
          "eventTime",
          "recordedAt",
          "validUntil",
          "notice",
          "noticeVersion",
          "noticeSha256",
          "collectionPoint",
          "method",
          "proof",
          "evidence",
          "revision",
          "as_of");

  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * A row.
   *
   * @param record that the verdict rests on
   */
  ExportRow(
      ContactId contact,
      ConsentKey key,
      Present present,
      Verdict verdict,
      Optional<ConsentRecorded> record) {
    values.put("contact", contact.toString());
    values.put("purpose", key.purpose());
    key.channel().ifPresent(channel -> values.put("channel", channel));
    values.put("decision", verdict.isAllowed());
    if (verdict instanceof Denied denied) {
      values.put("reason", denied.reason().wireName());
    } else if (verdict instanceof Allowed allowed) {
      values.put("legalBasis", allowed.permission().basis().name());
      allowed.permission().validUntil().ifPresent(end -> values.put("validUntil", end));
    }
    record.ifPresent(this::prove);
    values.put("revision", present.revision());
    values.put("as_of", present.asOf());
  }

  private void prove(ConsentRecorded record) {
    values.put("record", record.getRecordId());
    values.put("state", record.getState());
    values.put("eventTime", record.getEventTime());
    values.put("recordedAt", record.getRecordedAt());
    ShownNotice notice = record.getNotice();
    if (notice != null) {
      values.put("notice", notice.getId());
      values.put("noticeVersion", notice.getVersion());
      values.put("noticeSha256", notice.getSha256());
    }
    putIfThere("collectionPoint", record.getCollectionPoint());
    putIfThere("method", record.getMethod());
    putIfThere("proof", record.getProof());
    if (!record.getEvidence().isEmpty()) {
      values.put(
          "evidence",
          record.getEvidence().stream()
              .map(RecordedEvidence::name)
              .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(" ")));
    }
  }

  private void putIfThere(String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  void writeTo(StringBuilder text, Format format) {
    if (format == Format.CSV) {
      CsvText.line(
          text,
          NAMES.stream()
              .map(name -> Optional.ofNullable(values.get(name)).map(Object::toString).orElse(""))
              .toList());
      return;
    }
    JsonObject json = new JsonObject();
    for (String name : NAMES) {
      Object value = values.get(name);
      if (value != null) {
        json.put(name, value instanceof Boolean ? value : value.toString());
      }
    }
    text.append(json.encode()).append('\n');
  }
}
