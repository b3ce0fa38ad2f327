package io.placet.schemas.definition;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.FirstOrLast;
import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Property;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Window;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The leaves of a rule, each by its measure. */
final class LeafJson {
  private static final Map<String, Comparison> COMPARISONS = comparisons();
  private static final Map<String, Age> AGES = inOrder("within", Age.WITHIN, "before", Age.BEFORE);

  /** How one measure is read. */
  @FunctionalInterface
  private interface Reader {
    Rule read(Place leaf);
  }

  /** A measure of a property with all that it is given. */
  @FunctionalInterface
  private interface Build {
    Rule of(Selection events, String property, Comparison comparison, long threshold);
  }

  private final FieldCatalogue catalogue;
  private final OccurrenceJson occurrences;
  private final Map<String, Reader> readers = new LinkedHashMap<>();

  LeafJson(FieldCatalogue catalogue, Named named) {
    this.catalogue = catalogue;
    occurrences = new OccurrenceJson(catalogue);
    SequenceJson sequences = new SequenceJson(occurrences);
    LatestJson latest = new LatestJson(catalogue, occurrences);
    OtherJson others = new OtherJson(catalogue, named);
    add(Shape.COUNT, this::count);
    add(Shape.DID, this::did);
    add(Shape.FIRST, leaf -> firstOrLast(leaf, Which.FIRST));
    add(Shape.LAST, leaf -> firstOrLast(leaf, Which.LAST));
    add(Shape.SUM, leaf -> ofAmounts(leaf, Measure.Sum::new));
    add(Shape.AVERAGE, leaf -> ofAmounts(leaf, Measure.Average::new));
    add(Shape.MINIMUM, leaf -> ofAmounts(leaf, Measure.Minimum::new));
    add(Shape.MAXIMUM, leaf -> ofAmounts(leaf, Measure.Maximum::new));
    add(Shape.DISTINCT, this::distinct);
    add(Shape.SEQUENCE, sequences::read);
    add(Shape.TRAIT, latest::trait);
    add(Shape.LATEST, latest::read);
    add(Shape.SCORE, others::score);
    add(Shape.SEGMENT, others::segment);
    add(Shape.REACHABLE, others::reachable);
    // An older name.
    readers.put("recency", readers.get(Shape.DID.measure()));
  }

  private void add(Shape shape, Reader reader) {
    readers.put(
        shape.measure(),
        leaf -> {
          leaf.allowOnly(shape.allowed());
          return reader.read(leaf);
        });
  }

  Rule read(Place leaf) {
    return leaf.at("measure").choice(readers).read(leaf);
  }

  private Rule count(Place leaf) {
    return new Measure.Count(events(leaf), comparison(leaf), leaf.at("value").whole());
  }

  private Rule did(Place leaf) {
    return new Did(events(leaf));
  }

  private Rule firstOrLast(Place leaf, Which which) {
    Occurrence what = occurrences.read(leaf);
    Age age = leaf.at("operator").choice(AGES);
    return new FirstOrLast(which, what, age, leaf.at("value").window().length().orElseThrow());
  }

  private Rule ofAmounts(Place leaf, Build measure) {
    Selection events = events(leaf);
    String property = property(leaf, events, Property::isNumber, "is a number");
    Comparison comparison = comparison(leaf);
    return measure.of(events, property, comparison, units(leaf.at("value")));
  }

  private Rule distinct(Place leaf) {
    Selection events = events(leaf);
    String property =
        property(
            leaf, events, known -> known.kind() != Property.Kind.UNREADABLE, "can be compared");
    return new Measure.Distinct(events, property, comparison(leaf), leaf.at("value").whole());
  }

  private Selection events(Place leaf) {
    Occurrence what = occurrences.read(leaf);
    return new Selection(what, leaf.has("within") ? leaf.at("within").window() : Window.EVER);
  }

  private String property(Place leaf, Selection events, Predicate<Property> fits, String how) {
    String event = events.what().eventType();
    Withheld.refuseProperty(leaf.at("of"), event, catalogue);
    Collection<Property> all = catalogue.properties(event).values();
    List<String> allowed = all.stream().filter(fits).map(Property::name).toList();
    if (allowed.isEmpty()) {
      throw leaf.at("of").refuse("nothing is allowed: no property of this event " + how);
    }
    return leaf.at("of").choice(allowed);
  }

  private static Comparison comparison(Place leaf) {
    return leaf.at("operator").choice(COMPARISONS);
  }

  private static long units(Place value) {
    return FieldValue.Decimal.of(value.decimal()).unscaled();
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> comparisons = new LinkedHashMap<>();
    Arrays.stream(Comparison.values()).forEach(known -> comparisons.put(known.symbol(), known));
    return comparisons;
  }

  private static Map<String, Age> inOrder(String one, Age first, String other, Age second) {
    Map<String, Age> ages = new LinkedHashMap<>();
    ages.put(one, first);
    ages.put(other, second);
    return ages;
  }
}
