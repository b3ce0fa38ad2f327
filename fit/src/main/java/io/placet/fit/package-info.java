/**
 * {@code placet fit}: finds a score's parameters from a file, offline, and writes a definition.
 * What the models mean is the domain's; here are only files, optimisers and sketches.
 */
@NullMarked
package io.placet.fit;

import org.jspecify.annotations.NullMarked;
