/**
 * Barrier, then view, then domain: the one way to a verdict. Every feature asks here.
 */
@NullMarked
package io.placet.gateway.verdict;

import org.jspecify.annotations.NullMarked;
