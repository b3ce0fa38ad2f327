/**
 * Brings a new or changed definition to the contacts that are there already: asks the stream, in
 * the log and contact by contact, to judge them anew, and knows how far it is.
 *
 * <p>Judging does not belong here (the stream does). A definition that is named by others is judged
 * with them: the stream judges a contact by all definitions that are in force.
 */
@NullMarked
package io.placet.gateway.reevaluate;

import org.jspecify.annotations.NullMarked;
