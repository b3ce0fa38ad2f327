/**
 * Room on the disks: how much is kept free, what is said when there is less, and what the parts of
 * the process may still add then.
 *
 * <p>Here belongs the measuring and the deciding. What is refused or paused because of it belongs
 * to the parts.
 */
@NullMarked
package io.placet.standalone.room;

import org.jspecify.annotations.NullMarked;
