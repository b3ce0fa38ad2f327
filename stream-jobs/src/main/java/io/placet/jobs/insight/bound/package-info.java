/**
 * What one contact gives to figures: by window, within its bounds, as long as its consent stands.
 */
@NullMarked
package io.placet.jobs.insight.bound;

import org.jspecify.annotations.NullMarked;
