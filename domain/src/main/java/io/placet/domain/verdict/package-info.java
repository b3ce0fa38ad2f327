/** May this contact be processed for this purpose now? Pure and total: values in, verdict out. */
@NullMarked
package io.placet.domain.verdict;

import org.jspecify.annotations.NullMarked;
