package io.placet.gateway.audience.list;

import io.placet.schemas.avro.ListUploaded;
import java.time.Instant;
import java.util.Optional;

/**
 * A list, as its newest upload left it.
 *
 * @param uploadId of that upload
 * @param origin where it comes from, as it was told
 * @param endedAt empty while the upload is under way, or where it broke off
 */
public record UploadedList(
    String id,
    String uploadId,
    String by,
    String origin,
    String reason,
    Instant begunAt,
    Optional<Instant> endedAt) {
  static UploadedList of(ListUploaded uploaded) {
    return new UploadedList(
        uploaded.getList(),
        uploaded.getUploadId(),
        uploaded.getActorId(),
        uploaded.getOrigin(),
        uploaded.getReason(),
        uploaded.getBegunAt(),
        Optional.ofNullable(uploaded.getEndedAt()));
  }

  UploadedList ended(Instant at) {
    return new UploadedList(id, uploadId, by, origin, reason, begunAt, Optional.of(at));
  }

  ListUploaded toRecord() {
    return new ListUploaded(id, uploadId, by, origin, reason, begunAt, endedAt.orElse(null));
  }
}
