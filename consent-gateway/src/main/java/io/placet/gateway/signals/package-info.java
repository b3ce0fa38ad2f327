/**
 * Signals about consent, put on record as evidence where the register lets the collection point
 * that passes them on do so. How each kind is written is read here; what it means and changes is
 * the domain's.
 */
@NullMarked
package io.placet.gateway.signals;

import org.jspecify.annotations.NullMarked;
