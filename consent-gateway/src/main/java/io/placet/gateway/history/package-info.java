/**
 * Counts over time in the view, and what callers may ask of them: ranges and steps. What is counted
 * belongs to the features; nothing here says whose.
 */
@NullMarked
package io.placet.gateway.history;

import org.jspecify.annotations.NullMarked;
