/**
 * Which figures about all contacts are released: metrics on fixed, public grids, and what one
 * contact's events contribute to their cells.
 *
 * <p>Here belongs what a figure means. What noise it gets and what that costs does not belong here
 * ({@code privacy}), nor when it is released.
 */
@NullMarked
package io.placet.domain.insight;

import org.jspecify.annotations.NullMarked;
