/**
 * The register of processing as it governs this deployment: shown to pages, published into the log
 * as proof.
 */
@NullMarked
package io.placet.gateway.register;

import org.jspecify.annotations.NullMarked;
