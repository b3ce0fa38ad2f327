package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.score.BgNbd;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.BgNbdModel.ExpectedPurchases;
import io.placet.domain.score.BgNbdModel.Output;
import io.placet.domain.score.BgNbdModel.ProbabilityAlive;
import io.placet.domain.score.Classes;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.score.TimeUnit;
import java.util.TreeMap;

/**
 * The JSON form of a score's model.
 *
 * <pre>
 * {"kind": "points", "halfLife": "P30D", "points": {"Order Completed": 10, "Product Viewed": 1}}
 * {"kind": "rfm", "event": "Order Completed", "amount": "total",
 *  "recency": {"boundaries": [30, 90], "weight": 1}, "frequency": {…}, "monetary": {…}}
 * {"kind": "logistic", "intercept": -1.5, "features": […]}
 * {"kind": "bg-nbd", "event": "Order Completed", "unit": "weeks",
 *  "r": 0.25, "alpha": 4.4, "a": 0.8, "b": 2.4, "gives": "expected-purchases", "horizon": 13}
 * </pre>
 *
 * <p>A BG/NBD model may also give {@code probability-alive}, then without horizon. Features are
 * those of {@link FeatureJson}.
 */
final class ScoreModelJson {
  private static final String POINTS = "points";
  private static final String RFM = "rfm";
  private static final String LOGISTIC = "logistic";
  private static final String BG_NBD = "bg-nbd";
  private static final String EXPECTED = "expected-purchases";
  private static final String ALIVE = "probability-alive";

  private ScoreModelJson() {}

  static ScoreModel parse(JsonFields model) {
    return switch (model.oneOf("kind", POINTS, RFM, LOGISTIC, BG_NBD)) {
      case POINTS -> points(model);
      case RFM -> rfm(model);
      case LOGISTIC -> logistic(model);
      default -> bgNbd(model);
    };
  }

  static JsonNode write(ScoreModel model) {
    if (model instanceof PointsModel points) {
      return write(points);
    }
    if (model instanceof RfmModel rfm) {
      return write(rfm);
    }
    if (model instanceof LogisticModel logistic) {
      return write(logistic);
    }
    return write((BgNbdModel) model);
  }

  private static ScoreModel points(JsonFields model) {
    model.allowOnly("kind", "halfLife", "points");
    return model.wellFormed(
        () -> new PointsModel(model.duration("halfLife"), model.object("points").numbersByName()));
  }

  private static ObjectNode write(PointsModel model) {
    ObjectNode json = kind(POINTS).put("halfLife", model.halfLife().toString());
    ObjectNode points = json.putObject("points");
    new TreeMap<>(model.points()).forEach(points::put);
    return json;
  }

  private static ScoreModel rfm(JsonFields model) {
    model.allowOnly("kind", "event", "amount", "recency", "frequency", "monetary");
    return model.wellFormed(
        () ->
            new RfmModel(
                model.text("event"),
                model.text("amount"),
                classes(model.object("recency")),
                classes(model.object("frequency")),
                classes(model.object("monetary"))));
  }

  private static Classes classes(JsonFields classes) {
    classes.allowOnly("boundaries", "weight");
    return classes.wellFormed(
        () -> new Classes(classes.numbers("boundaries"), classes.number("weight")));
  }

  private static ObjectNode write(RfmModel model) {
    ObjectNode json = kind(RFM).put("event", model.eventType()).put("amount", model.amountField());
    json.set("recency", write(model.recency()));
    json.set("frequency", write(model.frequency()));
    json.set("monetary", write(model.monetary()));
    return json;
  }

  private static ObjectNode write(Classes classes) {
    ObjectNode json = RuleJson.JSON.createObjectNode();
    classes.boundaries().forEach(json.putArray("boundaries")::add);
    return json.put("weight", classes.weight());
  }

  private static ScoreModel logistic(JsonFields model) {
    model.allowOnly("kind", "intercept", "features");
    return model.wellFormed(
        () ->
            new LogisticModel(
                model.number("intercept"),
                model.objects("features").stream().map(FeatureJson::parse).toList()));
  }

  private static ObjectNode write(LogisticModel model) {
    ObjectNode json = kind(LOGISTIC).put("intercept", model.intercept());
    model.terms().stream().map(FeatureJson::write).forEach(json.putArray("features")::add);
    return json;
  }

  private static ScoreModel bgNbd(JsonFields model) {
    boolean expected = model.oneOf("gives", EXPECTED, ALIVE).equals(EXPECTED);
    if (expected) {
      model.allowOnly("kind", "event", "unit", "r", "alpha", "a", "b", "gives", "horizon");
    } else {
      model.allowOnly("kind", "event", "unit", "r", "alpha", "a", "b", "gives");
    }
    return model.wellFormed(
        () -> {
          BgNbd parameters =
              new BgNbd(
                  model.number("r"), model.number("alpha"), model.number("a"), model.number("b"));
          Output output =
              expected ? new ExpectedPurchases(model.number("horizon")) : new ProbabilityAlive();
          return new BgNbdModel(model.text("event"), unit(model), parameters, output);
        });
  }

  private static TimeUnit unit(JsonFields model) {
    String days = TimeUnit.DAYS.wireName();
    return model.oneOf("unit", days, TimeUnit.WEEKS.wireName()).equals(days)
        ? TimeUnit.DAYS
        : TimeUnit.WEEKS;
  }

  private static ObjectNode write(BgNbdModel model) {
    BgNbd parameters = model.parameters();
    ObjectNode json =
        kind(BG_NBD)
            .put("event", model.eventType())
            .put("unit", model.unit().wireName())
            .put("r", parameters.r())
            .put("alpha", parameters.alpha())
            .put("a", parameters.a())
            .put("b", parameters.b());
    return model.output() instanceof ExpectedPurchases expected
        ? json.put("gives", EXPECTED).put("horizon", expected.horizon())
        : json.put("gives", ALIVE);
  }

  private static ObjectNode kind(String kind) {
    return RuleJson.JSON.createObjectNode().put("kind", kind);
  }
}
