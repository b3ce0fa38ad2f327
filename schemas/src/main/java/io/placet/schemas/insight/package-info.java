/**
 * Entries of the topic insights, from and to the domain. Which figures there are, what noise they
 * get and when they are released is not decided here.
 */
@NullMarked
package io.placet.schemas.insight;

import org.jspecify.annotations.NullMarked;
