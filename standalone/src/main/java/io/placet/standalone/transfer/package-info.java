/**
 * {@code placet import} and {@code placet export}: files to and from a running gateway, through its
 * public interface only. What lines mean is the gateway's.
 */
@NullMarked
package io.placet.standalone.transfer;

import org.jspecify.annotations.NullMarked;
