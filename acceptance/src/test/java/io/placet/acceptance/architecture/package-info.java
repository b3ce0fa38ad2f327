/** What the modules may know of each other, held by tests that see all of them. */
@NullMarked
package io.placet.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
