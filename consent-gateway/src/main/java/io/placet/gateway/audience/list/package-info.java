/**
 * Lists of contacts that a marketer brings: taken in, kept as each contact's own records, handed
 * out in pages. Being on a list permits nothing: whoever is named from one passes the reader gate.
 *
 * <p>Naming the members does not belong here, nor who may be told of them.
 */
@NullMarked
package io.placet.gateway.audience.list;

import org.jspecify.annotations.NullMarked;
