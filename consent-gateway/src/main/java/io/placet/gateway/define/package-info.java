/** Segment definitions, how many contacts are in each, and how that came about over time. */
@NullMarked
package io.placet.gateway.define;

import org.jspecify.annotations.NullMarked;
