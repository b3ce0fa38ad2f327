/**
 * The decisions of Placet as pure Java: values in, verdict out. No framework, no I/O, no clock, no
 * metrics; no type of this module is a stream element or a stream's state (those are the Avro types
 * of schemas).
 */
@NullMarked
package io.placet.domain;

import org.jspecify.annotations.NullMarked;
