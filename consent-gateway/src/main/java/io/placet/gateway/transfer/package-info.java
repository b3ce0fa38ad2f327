/**
 * Many contacts at once: imports of contacts and consents, exports of who may be reached. Files are
 * read and written as they flow, in memory that does not grow with them. What one record may say is
 * not decided here but in {@code record} and {@code domain}.
 */
@NullMarked
package io.placet.gateway.transfer;

import org.jspecify.annotations.NullMarked;
