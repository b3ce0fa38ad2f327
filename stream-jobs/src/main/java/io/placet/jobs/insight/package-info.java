/**
 * Figures about all contacts, with noise, for whoever may not see one: the job that releases them.
 *
 * <p>An event passes {@code bound}, where a contact's part in a month is limited, then {@code
 * cell}, where a window's cells are summed, and noised and released once, by what {@code ledger}
 * says was released before. What a figure means and what it costs does not belong here: {@code
 * domain} decides.
 */
@NullMarked
package io.placet.jobs.insight;

import org.jspecify.annotations.NullMarked;
