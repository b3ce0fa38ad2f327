/**
 * What a retail file says, computed plainly from its lines: the figures that the engine's must
 * equal.
 *
 * <p>Here belong only slow, obvious computations on the whole file in memory and their tests.
 * Nothing here may use a class of the engine, or a shared mistake would agree with itself; the one
 * exception is the made-up file that stands in where the real one is absent.
 */
@NullMarked
package io.placet.acceptance.retail;

import org.jspecify.annotations.NullMarked;
