/**
 * The contact job: configuration, the graph, and what runs it.
 *
 * <p>Here belongs how the features are put together. What a feature does belongs in its own
 * package; features know nothing of each other but the records between them.
 */
@NullMarked
package io.placet.jobs.contact;

import org.jspecify.annotations.NullMarked;
