/**
 * Segment definitions and how many contacts are in each.
 */
@NullMarked
package io.placet.gateway.define;

import org.jspecify.annotations.NullMarked;
