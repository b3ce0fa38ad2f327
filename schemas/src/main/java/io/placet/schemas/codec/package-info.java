/**
 * Between bytes, Avro types and the domain. No decision here: a codec only says the same thing in
 * another form.
 */
@NullMarked
package io.placet.schemas.codec;

import org.jspecify.annotations.NullMarked;
