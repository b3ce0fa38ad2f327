/**
 * Writing to topics and following them: the writer, the views in RocksDB, the read barrier. Knows no HTTP.
 */
@NullMarked
package io.placet.gateway.log;

import org.jspecify.annotations.NullMarked;
