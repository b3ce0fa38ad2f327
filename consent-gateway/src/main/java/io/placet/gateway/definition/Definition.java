package io.placet.gateway.definition;

import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a definition.
 *
 * @param content a segment's rule or a score's model, as JSON
 * @param owner who answers for it; empty for samples
 * @param changedBy who made this version, or changed its state last; empty for samples
 * @param at the server's time of that, to the millisecond; empty in versions of earlier landings
 */
public record Definition(
    Kind kind,
    String id,
    int version,
    String name,
    String description,
    String purpose,
    String content,
    DefinitionState state,
    String owner,
    String changedBy,
    Optional<Instant> at) {
  private static final SingleObject<SegmentDefinition> SEGMENTS =
      SingleObject.of(SegmentDefinition.class);
  private static final SingleObject<ScoringDefinition> SCORES =
      SingleObject.of(ScoringDefinition.class);

  /** Segments came first, and have no prefix. */
  private static final String SCORE_KEY = "score/";

  /** As re-evaluations name it. */
  public String wireName() {
    return kind.name(id);
  }

  public boolean isLive() {
    return state == DefinitionState.LIVE;
  }

  public boolean isArchived() {
    return state == DefinitionState.ARCHIVED;
  }

  /** The same version in another state. */
  public Definition in(DefinitionState next, String by, Instant when) {
    return new Definition(
        kind, id, version, name, description, purpose, content, next, owner, by, Optional.of(when));
  }

  /** Whether it says the same as another version of that number, whatever state they are in. */
  boolean saysTheSameAs(Definition other) {
    return kind == other.kind
        && id.equals(other.id)
        && version == other.version
        && name.equals(other.name)
        && description.equals(other.description)
        && purpose.equals(other.purpose)
        && content.equals(other.content)
        && owner.equals(other.owner);
  }

  /** Its key on the topic. */
  public byte[] key() {
    return kind.key(id, version);
  }

  /** As the topic holds it. */
  public byte[] encode() {
    return kind == Kind.SEGMENT ? SEGMENTS.encode(toSegment()) : SCORES.encode(toScore());
  }

  /** As the language of segments reads it. */
  public SegmentDefinition toSegment() {
    return new SegmentDefinition(
        id, version, name, description, purpose, content, state, owner, changedBy, at.orElse(null));
  }

  /** As the language of scores reads it. */
  public ScoringDefinition toScore() {
    return new ScoringDefinition(
        id, version, name, description, purpose, content, state, owner, changedBy, at.orElse(null));
  }

  /**
   * From the topic.
   *
   * @param key tells which kind it is
   * @throws io.placet.schemas.codec.MalformedRecordException if it is neither
   */
  static Definition decode(byte[] key, byte[] value) {
    return new String(key, java.nio.charset.StandardCharsets.UTF_8).startsWith(SCORE_KEY)
        ? of(SCORES.decode(value))
        : of(SEGMENTS.decode(value));
  }

  /** A sample, or a segment as it was read from a file. */
  public static Definition of(SegmentDefinition segment) {
    return new Definition(
        Kind.SEGMENT,
        segment.getId(),
        segment.getVersion(),
        segment.getName(),
        segment.getDescription(),
        segment.getPurpose(),
        segment.getRule(),
        segment.getState(),
        segment.getOwner(),
        segment.getChangedBy(),
        Optional.ofNullable(segment.getAt()));
  }

  /** A score as the topic has it. */
  public static Definition of(ScoringDefinition score) {
    return new Definition(
        Kind.SCORE,
        score.getId(),
        score.getVersion(),
        score.getName(),
        score.getDescription(),
        score.getPurpose(),
        score.getModel(),
        score.getState(),
        score.getOwner(),
        score.getChangedBy(),
        Optional.ofNullable(score.getAt()));
  }
}
