/**
 * The parts that are measured, each in a process of its own with the shipped JVM options, and the
 * contacts in them. What is asked of them belongs to the benches.
 */
@NullMarked
package io.placet.benchmarks.deployment;

import org.jspecify.annotations.NullMarked;
