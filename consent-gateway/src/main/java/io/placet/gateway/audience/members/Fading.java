package io.placet.gateway.audience.members;

import io.placet.domain.score.PointsModel;
import io.placet.domain.score.ScoreDefinition;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import io.placet.gateway.definition.Language;
import io.placet.schemas.avro.ScoreContribution;
import io.placet.schemas.avro.ScoreValue;
import io.placet.schemas.definition.DefinitionException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Stored scores at an instant: points fade all the time, other values hold until they change. */
final class Fading {
  private final DefinitionBook book;
  private final Language language;
  private final Instant at;
  private final Map<String, Optional<Duration>> halfLives = new HashMap<>();

  Fading(DefinitionBook book, Language language, Instant at) {
    this.book = book;
    this.language = language;
    this.at = at;
  }

  /** The instant. */
  Instant at() {
    return at;
  }

  /** The value at the instant. */
  double value(ScoreValue stored) {
    return stored.getValue() * factor(stored);
  }

  /** When {@link #value} was computed: at storing it where it does not fade. */
  private Instant computedAt(ScoreValue stored) {
    return halfLife(stored).isPresent() && at.isAfter(stored.getAt()) ? at : stored.getAt();
  }

  /** As the contract shows it, without what it is a score of. */
  JsonObject toJson(ScoreValue stored) {
    double factor = factor(stored);
    JsonArray contributions = new JsonArray();
    for (ScoreContribution contribution : stored.getContributions()) {
      contributions.add(
          new JsonObject()
              .put("feature", contribution.getFeature())
              .put("featureValue", contribution.getFeatureValue())
              .put("amount", contribution.getAmount() * factor));
    }
    return new JsonObject()
        .put("version", stored.getVersion())
        .put("value", value(stored))
        .put("at", computedAt(stored).toString())
        .put("scale", stored.getScale().name().toLowerCase(Locale.ROOT))
        .put("contributions", contributions);
  }

  private double factor(ScoreValue stored) {
    Optional<Duration> halfLife = halfLife(stored);
    if (halfLife.isEmpty() || !at.isAfter(stored.getAt())) {
      return 1;
    }
    double halfLives =
        (double) Duration.between(stored.getAt(), at).toMillis()
            / (double) halfLife.get().toMillis();
    return Math.pow(2, -halfLives);
  }

  private Optional<Duration> halfLife(ScoreValue stored) {
    return halfLives.computeIfAbsent(
        stored.getScoreId() + "@" + stored.getVersion(),
        name ->
            book.version(Kind.SCORE, stored.getScoreId(), stored.getVersion())
                .flatMap(this::compiled)
                .filter(score -> score.model() instanceof PointsModel)
                .map(score -> ((PointsModel) score.model()).halfLife()));
  }

  private Optional<ScoreDefinition> compiled(Definition definition) {
    try {
      return Optional.of(language.compileScore(definition));
    } catch (DefinitionException unfit) {
      return Optional.empty();
    }
  }
}
