/**
 * Definitions of segments and scores as the log has them: all versions, what they compile to under
 * the register in force, and what they say in words.
 *
 * <p>Making and changing them does not belong here, nor who is in what.
 */
@NullMarked
package io.placet.gateway.definition;

import org.jspecify.annotations.NullMarked;
