/**
 * What a rule or a model would say of all contacts, estimated from a fixed 2 % of them: their
 * events behind the gate are kept here as long as the stream keeps them.
 *
 * <p>Nothing that names a contact belongs here.
 */
@NullMarked
package io.placet.gateway.preview;

import org.jspecify.annotations.NullMarked;
