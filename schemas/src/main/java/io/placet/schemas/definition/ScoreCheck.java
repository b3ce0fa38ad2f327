package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.placet.domain.score.BgNbdModel;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.RfmModel;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Property;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Whether a purpose may read what a score's model reads. */
final class ScoreCheck {
  /** Of a logistic model, or event types with points. */
  static final int MAX_FEATURES = 200;

  private final FieldCatalogue catalogue;

  ScoreCheck(FieldCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Checks it.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  void check(ScoreModel model) {
    if (model instanceof PointsModel points) {
      fewEnough("model.points", points.points().size());
      new TreeSet<>(points.points().keySet()).forEach(type -> event("model.points." + type, type));
    } else if (model instanceof RfmModel rfm) {
      event("model.event", rfm.eventType());
      amount("model.amount", rfm.eventType(), rfm.amountField());
    } else if (model instanceof BgNbdModel bgNbd) {
      event("model.event", bgNbd.eventType());
    } else if (model instanceof LogisticModel logistic) {
      List<LogisticModel.Term> terms = logistic.terms();
      fewEnough("model.features", terms.size());
      for (int i = 0; i < terms.size(); i++) {
        String path = "model.features[" + i + "]";
        Withheld.refuseWords(path + ".name", terms.get(i).name(), catalogue);
        feature(path, terms.get(i).feature());
      }
    }
  }

  private void feature(String path, Feature feature) {
    if (feature instanceof Feature.Count count) {
      event(path + ".event", count.eventType());
    } else if (feature instanceof Feature.DaysSince since) {
      event(path + ".event", since.eventType());
    } else if (feature instanceof Feature.Sum sum) {
      event(path + ".event", sum.eventType());
      amount(path + ".of", sum.eventType(), sum.field());
    }
  }

  private static void fewEnough(String path, int number) {
    if (number > MAX_FEATURES) {
      throw new DefinitionException(path + ": at most " + MAX_FEATURES + " are allowed");
    }
  }

  private void event(String path, String type) {
    Place place = place(path, type);
    Withheld.refuseEvent(place, catalogue);
    oneOf(place, catalogue.eventTypes(), "the purpose may read no event");
  }

  private void amount(String path, String type, String field) {
    Place place = place(path, field);
    Withheld.refuseProperty(place, type, catalogue);
    List<String> numbers =
        catalogue.properties(type).values().stream()
            .filter(Property::isNumber)
            .map(Property::name)
            .toList();
    oneOf(place, numbers, "no property of this event is a number");
  }

  private static void oneOf(Place place, Collection<String> allowed, String otherwise) {
    if (allowed.isEmpty()) {
      throw place.refuse("nothing is allowed: " + otherwise);
    }
    place.choice(allowed);
  }

  private static Place place(String path, String text) {
    return new Place(JsonNodeFactory.instance.textNode(text), path);
  }
}
