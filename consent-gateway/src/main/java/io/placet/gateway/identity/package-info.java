/**
 * From a contact's own id or address to subject ids, under the vault's keys: the one spelling of an
 * address, whom it leads to, and who may be the same person. What else is recorded of a contact
 * does not belong here.
 */
@NullMarked
package io.placet.gateway.identity;

import org.jspecify.annotations.NullMarked;
