/**
 * Coarsening of single values: what was sent in, what may be published out, or nothing where the
 * value does not fit. Every function takes what it gave: applied twice it changes nothing, so that
 * the gateway applies it before anything is stored and the stream can hold everything to it again.
 *
 * <p>What an event's fields are and how they are declared does not belong here, nor do libraries.
 */
@NullMarked
package io.placet.domain.generalisation;

import org.jspecify.annotations.NullMarked;
