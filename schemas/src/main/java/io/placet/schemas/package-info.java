/**
 * The wire contract: Avro schemas and their codec to the domain, the topic catalogue, the
 * register's loader. Everything that two processes must agree on is here; no decision is.
 */
@NullMarked
package io.placet.schemas;

import org.jspecify.annotations.NullMarked;
