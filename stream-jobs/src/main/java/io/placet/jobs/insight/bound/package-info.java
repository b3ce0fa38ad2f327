/**
 * What one contact gives to figures: by window, within its bounds, as long as its consent stands;
 * of segments, where it enters and leaves.
 */
@NullMarked
package io.placet.jobs.insight.bound;

import org.jspecify.annotations.NullMarked;
