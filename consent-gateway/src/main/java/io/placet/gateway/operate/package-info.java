/**
 * Health, metrics and the figures of the running process, on the management port.
 */
@NullMarked
package io.placet.gateway.operate;

import org.jspecify.annotations.NullMarked;
