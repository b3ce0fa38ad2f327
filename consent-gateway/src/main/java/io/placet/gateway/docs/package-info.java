/** The published contract as it is served: the document itself, and a page made of it. */
@NullMarked
package io.placet.gateway.docs;

import org.jspecify.annotations.NullMarked;
