package io.placet.gateway.audience;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Identifier;
import io.placet.domain.audience.Source;
import io.placet.domain.consent.ConsentKey;
import io.placet.schemas.avro.AudienceRecorded;
import io.placet.schemas.avro.AudienceSourceKind;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version of an audience.
 *
 * @param version 1 for the first
 * @param isArchived whether nobody is told of it any more
 * @param changedBy who made this version
 * @param at the server's time of that, to the millisecond
 */
public record StoredAudience(
    Audience audience, int version, boolean isArchived, String changedBy, Instant at) {
  private static final SingleObject<AudienceRecorded> CODEC =
      SingleObject.of(AudienceRecorded.class);

  /** Its key on the topic. */
  public byte[] key() {
    return Keys.bytes(audience.id());
  }

  /** As the topic holds it. */
  public byte[] encode() {
    AudienceSourceKind kind =
        audience
            .source()
            .fold(
                segment -> AudienceSourceKind.SEGMENT,
                list -> AudienceSourceKind.LIST,
                suppressed -> AudienceSourceKind.SUPPRESSED);
    Optional<String> sourceId =
        audience
            .source()
            .fold(
                segment -> Optional.of(segment.id()),
                list -> Optional.of(list.id()),
                suppressed -> Optional.empty());
    return CODEC.encode(
        new AudienceRecorded(
            audience.id(),
            version,
            audience.name(),
            kind,
            sourceId.orElse(null),
            audience.key().purpose(),
            audience.key().channel().orElse(null),
            audience.recipient(),
            audience.identifiers().stream()
                .sorted(Comparator.naturalOrder())
                .map(Identifier::wireName)
                .toList(),
            audience.holdOutPercent(),
            isArchived,
            changedBy,
            at));
  }

  /**
   * From the topic.
   *
   * @throws io.placet.schemas.codec.MalformedRecordException if it is none
   * @throws IllegalArgumentException if it says what this version does not know
   */
  static StoredAudience decode(byte[] value) {
    AudienceRecorded recorded = CODEC.decode(value);
    return new StoredAudience(
        new Audience(
            recorded.getId(),
            recorded.getName(),
            source(recorded),
            new ConsentKey(recorded.getPurpose(), Optional.ofNullable(recorded.getChannel())),
            recorded.getRecipient(),
            recorded.getIdentifiers().stream()
                .map(
                    name ->
                        Identifier.ofWireName(name)
                            .orElseThrow(() -> new IllegalArgumentException("identifiers")))
                .collect(Collectors.toSet()),
            recorded.getHoldOutPercent()),
        recorded.getVersion(),
        recorded.getArchived(),
        recorded.getChangedBy(),
        recorded.getAt());
  }

  private static Source source(AudienceRecorded recorded) {
    return switch (recorded.getSourceKind()) {
      case SEGMENT -> new Source.OfSegment(Objects.requireNonNull(recorded.getSourceId()));
      case LIST -> new Source.OfList(Objects.requireNonNull(recorded.getSourceId()));
      case SUPPRESSED -> new Source.Suppressed();
    };
  }
}
