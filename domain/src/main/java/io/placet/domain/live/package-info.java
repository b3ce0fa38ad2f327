/**
 * All segments and scores of one contact, followed as its events come and go. What rules and models
 * mean is said in the packages of segments and of scores; here is only what need not be asked
 * again.
 */
@NullMarked
package io.placet.domain.live;

import org.jspecify.annotations.NullMarked;
