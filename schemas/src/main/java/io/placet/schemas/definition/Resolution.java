package io.placet.schemas.definition;

import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Compiles segments, each with those that it names put in place. What was compiled once is not
 * compiled again.
 */
final class Resolution {
  /** Of segments that name one another. */
  static final int MAX_CHAIN = 16;

  /** Of a rule with those of the segments that it names. */
  static final int MAX_LEAVES_IN_ALL = 2_000;

  private final Register register;
  private final KnownDefinitions known;
  private final Map<String, Compiled> compiled = new HashMap<>();
  private final Map<String, ScoreDefinition> scores = new HashMap<>();

  /** The segments that are being compiled: each names the next. */
  private final List<String> open = new ArrayList<>();

  Resolution(Register register, KnownDefinitions known) {
    this.register = register;
    this.known = known;
  }

  /**
   * A segment's rule.
   *
   * @param leaves of the rule and of what it names
   * @param chain how many segments name one another at most, from this one on
   */
  private record Compiled(Rule rule, int leaves, int chain) {}

  /**
   * A segment that need not be the known one of its id: it may be about to take its place.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  Segment segment(SegmentDefinition definition) {
    return segment(definition, compile(definition));
  }

  /** The known segment of an id, which others may have named before. */
  Segment knownSegment(SegmentDefinition definition) {
    return segment(definition, compiled(definition));
  }

  private static Segment segment(SegmentDefinition definition, Compiled compiled) {
    return new Segment(
        definition.getId(),
        definition.getVersion(),
        definition.getName(),
        definition.getDescription(),
        definition.getPurpose(),
        compiled.rule());
  }

  /** The known score of an id. */
  ScoreDefinition knownScore(ScoringDefinition definition) {
    return scores.computeIfAbsent(
        definition.getId(), id -> ScoreDefinitions.toDomain(definition, register));
  }

  private Compiled compile(SegmentDefinition definition) {
    FieldCatalogue catalogue =
        FieldCatalogue.of(register, definition.getPurpose())
            .orElseThrow(() -> wrongPurpose(register));
    Withheld.refuseWords("id", definition.getId(), catalogue);
    Withheld.refuseWords("name", definition.getName(), catalogue);
    Withheld.refuseWords("description", definition.getDescription(), catalogue);
    open.add(definition.getId());
    try {
      Names names = new Names(definition);
      RuleJson.Read read = RuleJson.read(definition.getRule(), catalogue, names);
      return names.whole(read);
    } finally {
      open.remove(open.size() - 1);
    }
  }

  static DefinitionException wrongPurpose(Register register) {
    return new DefinitionException(
        "purpose: allowed: " + String.join(", ", FieldCatalogue.purposes(register)));
  }

  private Compiled compiled(SegmentDefinition definition) {
    // Not computeIfAbsent: compiling one compiles those it names.
    Compiled before = compiled.get(definition.getId());
    if (before != null) {
      return before;
    }
    Compiled now = compile(definition);
    compiled.put(definition.getId(), now);
    return now;
  }

  /** What one definition names. */
  private final class Names implements Named {
    private final SegmentDefinition by;
    private int leaves;
    private int chain;

    Names(SegmentDefinition by) {
      this.by = by;
    }

    @Override
    public InSegment segment(Place place) {
      SortedSet<String> allowed = known.segmentsOf(by.getPurpose());
      allowed.remove(by.getId());
      String id = place.text();
      refuseCircle(place, id);
      SegmentDefinition named =
          known.segment(id).orElseThrow(() -> refuse(place, "", allowed, "segment"));
      refuseUnusable(place, named.getPurpose(), named.getState(), allowed, "segment");
      Compiled rule;
      try {
        rule = compiled(named);
      } catch (CircleException circle) {
        throw new CircleException(place, circle.way);
      } catch (DefinitionException unfit) {
        throw place.refuse("the segment cannot be used: " + unfit.getMessage(), unfit);
      }
      if (rule.rule() instanceof Rule.Nobody) {
        throw place.refuse("the rule of the segment is empty: nobody is in it");
      }
      leaves += rule.leaves();
      chain = Math.max(chain, rule.chain());
      return new InSegment(id, rule.rule());
    }

    /** From the first to the last of the circle; who only leads into it is not named. */
    private void refuseCircle(Place place, String id) {
      int start = open.indexOf(id);
      if (start >= 0) {
        List<String> circle = new ArrayList<>(open.subList(start, open.size()));
        circle.add(id);
        throw new CircleException(place, String.join(" > ", circle));
      }
      if (open.size() >= MAX_CHAIN) {
        throw tooLong(place);
      }
    }

    @Override
    public ScoreDefinition score(Place place) {
      SortedSet<String> allowed = known.scoresOf(by.getPurpose());
      String id = place.text();
      ScoringDefinition named =
          known.score(id).orElseThrow(() -> refuse(place, "", allowed, "score"));
      refuseUnusable(place, named.getPurpose(), named.getState(), allowed, "score");
      try {
        return knownScore(named);
      } catch (DefinitionException unfit) {
        throw place.refuse("the score cannot be used: " + unfit.getMessage(), unfit);
      }
    }

    private void refuseUnusable(
        Place place,
        String purpose,
        DefinitionState state,
        SortedSet<String> allowed,
        String what) {
      if (!purpose.equals(by.getPurpose())) {
        throw refuse(place, "the " + what + " is of another purpose; ", allowed, what);
      }
      if (state == DefinitionState.ARCHIVED) {
        throw refuse(place, "the " + what + " is archived; ", allowed, what);
      }
    }

    private DefinitionException refuse(
        Place place, String why, SortedSet<String> allowed, String what) {
      return allowed.isEmpty()
          ? place.refuse(why + "nothing is allowed: the purpose has no other " + what)
          : place.refuse(why + "allowed: " + Place.some(allowed));
    }

    Compiled whole(RuleJson.Read read) {
      Place root = new Place(RuleJson.JSON.nullNode(), "rule");
      if (read.leaves() + leaves > MAX_LEAVES_IN_ALL) {
        throw root.refuse(
            "at most "
                + MAX_LEAVES_IN_ALL
                + " leaves are allowed with those of the segments that it names");
      }
      if (chain + 1 > MAX_CHAIN) {
        throw tooLong(root);
      }
      return new Compiled(read.rule(), read.leaves() + leaves, chain + 1);
    }

    private DefinitionException tooLong(Place place) {
      return place.refuse("segments name one another at most " + MAX_CHAIN + " deep");
    }
  }

  /** Said of the place that leads into the circle, however far away it closes. */
  private static final class CircleException extends DefinitionException {
    private static final long serialVersionUID = 1L;

    private final String way;

    CircleException(Place place, String way) {
      super(place.path() + ": segments go round in a circle: " + way);
      this.way = way;
    }
  }
}
