/**
 * Everything in one process: the order of starting and stopping, the data folder, what a person is
 * told. The parts do the work; nothing here decides or computes.
 */
@NullMarked
package io.placet.standalone;

import org.jspecify.annotations.NullMarked;
