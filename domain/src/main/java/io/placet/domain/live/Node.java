package io.placet.domain.live;

import io.placet.domain.segment.Reason;
import java.util.List;

/** A part of a rule over the truths of leaves. */
abstract class Node {
  abstract boolean holds(Bits leaves);

  /** Adds the leaves that decided, as {@link Reason} says. */
  abstract void explain(Track track, long now, List<Reason> reasons);

  /** Nobody. */
  static final class Empty extends Node {
    @Override
    boolean holds(Bits leaves) {
      return false;
    }

    @Override
    void explain(Track track, long now, List<Reason> reasons) {}
  }

  /**
   * A leaf where it stands in a rule.
   *
   * @see LeafPlan
   */
  static final class Leaf extends Node {
    private final LeafPlan leaf;
    private final String path;

    Leaf(LeafPlan leaf, String path) {
      this.leaf = leaf;
      this.path = path;
    }

    @Override
    boolean holds(Bits leaves) {
      return leaves.get(leaf.id());
    }

    @Override
    void explain(Track track, long now, List<Reason> reasons) {
      boolean holds = holds(track.leaves());
      reasons.add(new Reason(path, holds, leaf.found(track, now, holds)));
    }
  }

  /** All of some parts, or any of them. */
  static final class Group extends Node {
    private final boolean all;
    private final Node[] parts;

    Group(boolean all, Node[] parts) {
      this.all = all;
      this.parts = parts;
    }

    @Override
    boolean holds(Bits leaves) {
      for (Node part : parts) {
        if (part.holds(leaves) != all) {
          return !all;
        }
      }
      return all;
    }

    /** Those parts decided that are as the group is. */
    @Override
    void explain(Track track, long now, List<Reason> reasons) {
      boolean holds = holds(track.leaves());
      for (Node part : parts) {
        if (part.holds(track.leaves()) == holds) {
          part.explain(track, now, reasons);
        }
      }
    }
  }

  /** The opposite of a part. */
  static final class Not extends Node {
    private final Node part;

    Not(Node part) {
      this.part = part;
    }

    @Override
    boolean holds(Bits leaves) {
      return !part.holds(leaves);
    }

    @Override
    void explain(Track track, long now, List<Reason> reasons) {
      part.explain(track, now, reasons);
    }
  }

  /** The rule of another segment. */
  static final class Other extends Node {
    private final Node rule;
    private final String path;

    Other(Node rule, String path) {
      this.rule = rule;
      this.path = path;
    }

    @Override
    boolean holds(Bits leaves) {
      return rule.holds(leaves);
    }

    @Override
    void explain(Track track, long now, List<Reason> reasons) {
      boolean holds = holds(track.leaves());
      reasons.add(new Reason(path, holds, Boolean.toString(holds)));
      rule.explain(track, now, reasons);
    }
  }
}
