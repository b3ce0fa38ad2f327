package io.placet.domain.live;

import io.placet.domain.segment.Segment;

/** A segment with its rule over truths of leaves. */
record RulePlan(Segment segment, Node rule) {}
