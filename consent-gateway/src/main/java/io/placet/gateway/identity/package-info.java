/**
 * From a contact's own id or address to subject ids, under the vault's keys.
 */
@NullMarked
package io.placet.gateway.identity;

import org.jspecify.annotations.NullMarked;
