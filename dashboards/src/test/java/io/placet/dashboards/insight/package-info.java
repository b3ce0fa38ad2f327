/** What the store of figures promises, on the real broker and the real database. */
@NullMarked
package io.placet.dashboards.insight;

import org.jspecify.annotations.NullMarked;
