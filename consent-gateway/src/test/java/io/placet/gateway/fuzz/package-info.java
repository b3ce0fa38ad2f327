/**
 * The whole contract under fire: requests that are made from the published document, fit or not,
 * each walk with what its earlier answers taught it, and every answer held against the document. No
 * list of operations belongs here: what the document declares is asked.
 */
@NullMarked
package io.placet.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
