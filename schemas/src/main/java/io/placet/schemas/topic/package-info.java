/**
 * The topics: names, keys, partitions, settings; created at start, refused where they exist with
 * others.
 */
@NullMarked
package io.placet.schemas.topic;

import org.jspecify.annotations.NullMarked;
