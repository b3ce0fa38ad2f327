/**
 * Whom a recipient is told of: an audience, where its members come from, and who is held out of it.
 *
 * <p>Whether a member may be contacted is not decided here but by {@code domain.verdict}, at the
 * moment of telling.
 */
@NullMarked
package io.placet.domain.audience;

import org.jspecify.annotations.NullMarked;
