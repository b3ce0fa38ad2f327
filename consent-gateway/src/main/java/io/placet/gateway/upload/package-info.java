/**
 * Files that are read as they come, in memory that does not grow with them: bodies as chunks, and
 * chunks cut into records. What a record means does not belong here.
 */
@NullMarked
package io.placet.gateway.upload;

import org.jspecify.annotations.NullMarked;
