/**
 * Exports of audiences: asked for with a reason, let out by the quota or by a second person, and
 * taken page by page behind the reader gate, each page logged with its members before it leaves.
 */
@NullMarked
package io.placet.gateway.audience.export;

import org.jspecify.annotations.NullMarked;
