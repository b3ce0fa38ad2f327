/**
 * Segments and scores under load: a shop's events, segments as marketers write them, and what they
 * cost, how late they are readable, how a new one reaches who is there, how much state it takes.
 */
@NullMarked
package io.placet.benchmarks.segments;

import org.jspecify.annotations.NullMarked;
