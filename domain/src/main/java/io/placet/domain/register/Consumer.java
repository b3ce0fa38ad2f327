package io.placet.domain.register;

/**
 * What reads a purpose's events in the stream. A purpose without consumer lets no event through the
 * gate.
 */
public enum Consumer {
  SEGMENTS,
  SCORES,
  INSIGHTS
}
